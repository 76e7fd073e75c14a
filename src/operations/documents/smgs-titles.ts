/** Titles of the boxes, a line each: number | ru | zh | en; the wording of SMGS, annex 1. */
import { readTitles } from './read-titles.js';

export const smgsTitles = readTitles(
  ['ru', 'zh', 'en'],
  `
page | Накладная СМГС | 国际货协运单 | SMGS consignment note
1 | Отправитель | 发货人 | Consignor
2 | Станция отправления | 发站 | Forwarding station
3 | Заявления отправителя | 发货人的声明 | Consignor’s statements
4 | Получатель | 收货人 | Consignee
5 | Станция назначения | 到站 | Destination station
6 | Пограничные станции переходов | 国境口岸站 | Border crossing stations
7 | Вагон | 车辆 | Wagon
8 | Вагон предоставлен | 车辆由何方提供 | Wagon provided by
9 | Грузоподъёмность (т) | 载重量(吨) | Capacity (t)
10 | Оси | 轴数 | Axles
11 | Масса тары (т) | 自重(吨) | Tare (t)
12 | Тип цистерны | 罐车类型 | Tank type
13 | Масса груза после перегрузки | 换装后货物重量 | Mass after transshipment
14 | К-во мест после перегрузки | 换装后件数 | Packages after transshipment
15 | Наименование груза | 货物名称 | Description of the goods
16 | Род упаковки | 包装种类 | Packing
17 | К-во мест | 件数 | Packages
18 | Масса (кг) | 重量(公斤) | Mass (kg)
19 | Пломбы (кол-во, знаки) | 封印(数量、记号) | Seals (number, marks)
20 | Погружено | 由何方装车 | Loaded by
21 | Способ определения массы | 确定重量的方法 | How the mass was found
22 | Перевозчики (участки от/до, коды станций) | 承运人(区段自/至,车站代码) | Carriers (sections from/to, station codes)
23 | Уплата провозных платежей | 运送费用的支付 | Payment of carriage charges
24 | Документы, приложенные отправителем | 发货人添附的文件 | Documents attached by the consignor
25 | Информация, не предназначенная для перевозчика, № договора на поставку | 与承运人无关的信息,供货合同号码 | Information not meant for the carrier, contract of delivery No
26 | Дата заключения договора перевозки | 缔结运输合同的日期 | Date of the contract of carriage
27 | Дата прибытия | 到达日期 | Date of arrival
28 | Отметки для выполнения таможенных и других административных формальностей | 办理海关和其他行政手续的记载 | Entries for customs and other administrative formalities
29 | Отправка № | 批号 | Consignment No
route | По плану | 计划 | As planned
`,
);
