/** Titles of the boxes, a line each: number | de | fr | ru | en | zh; the numbers are those of the GLV-CIM/SMGS. */
import { readTitles } from './read-titles.js';

export const cimSmgsTitles = readTitles(
  ['de', 'fr', 'ru', 'en', 'zh'],
  `
page | Frachtbrief CIM/SMGS | Lettre de voiture CIM/SMGS | Накладная ЦИМ/СМГС | CIM/SMGS consignment note | 国际货约/国际货协运单
1 | Absender | Expéditeur | Отправитель | Consignor (name, address, country) | 发货人
4 | Empfänger | Destinataire | Получатель | Consignee (name, address, country) | 收货人
7 | Erklärungen des Absenders | Déclarations de l’expéditeur | Заявления отправителя | Consignor’s declarations | 发货人声明
8 | Referenz, Vertrag Nr. | Référence, contrat No | Ссылка отправителя, № договора | Reference, contract No | 发货人参考号/合同号
9 | Beilagen | Annexes | Документы, приложенные отправителем | Documents attached | 添附文件
10 | Ablieferungsort | Lieu de livraison | Место доставки | Place of delivery | 交货地点
12 | Bahnhofscode | Code de la gare | Код станции | Station code | 站码
13 | Kommerzielle Bedingungen | Conditions commerciales | Коммерческие условия | Commercial conditions | 商务条件
14 | Tarif, Abkommen Nr. | Tarif, accord No | Тариф, соглашение № | Tariff, agreement No | 运价/协议号
15 | Unverbindliche Angaben | Mentions n’engageant pas le transporteur | Отметки, не обязательные для перевозчика | Information not binding on the carrier | 对承运人无约束力的记载
16 | Übernahmeort, Zeit | Lieu de prise en charge, heure | Место приёма, время | Place of acceptance, time | 接收地点、时间
17 | Code | Code | Код | Code of the place | 代码
18 | Abrechnung | Facturation | Фактурирование, плательщики | Sectional invoicing, payers | 分段计费、支付人
19 | Wagen Nr. | Wagon No | Вагон № | Wagon No | 车号
20 | Bezeichnung des Gutes | Désignation de la marchandise | Наименование груза | Description of the goods | 货物名称
21 | Aussergewöhnliche Sendung | Envoi exceptionnel | Негабаритный груз | Exceptional consignment | 超限货物
22 | RID | RID | РИД / Прил. 2 к СМГС | RID / SMGS Annex 2 | 危险货物
23 | Plomben | Scellés | Пломбы | Seals (number, marks) | 封印
24 | NHM | NHM | ГНГ | NHM/GNG code | 货物代码
25 | Masse, kg | Masse, kg | Масса, кг | Mass, kg | 重量 公斤
26 | Zollamtliche Vermerke | Mentions de la douane | Отметки таможни | Customs endorsements | 海关记载
27 | Wertangabe | Déclaration de valeur | Ценность груза | Declaration of value | 声明价格
28 | Ort und Datum der Ausstellung | Lieu et date d’établissement | Место и дата составления | Place and date made out | 填制地点和日期
29 | Unterschrift des Absenders | Signature de l’expéditeur | Подпись отправителя | Consignor’s signature | 发货人签字
65 | Beförderer | Transporteurs | Перевозчики (участки) | Carriers (sections) | 承运人(区段)
66 | Umbehandlungsort CIM/SMGS | Lieu de transbordement | Место переоформления | Point where the laws meet | 法律交接地点
67 | Annahmestempel | Timbre d’acceptation | Штемпель приёма | Stamp of acceptance | 承运戳记
68 | Ankunftsstempel | Timbre d’arrivée | Штемпель прибытия | Stamp of arrival | 到达戳记
69 | Sendungs-Nr. | No d’expédition | Отправка № | Consignment No | 批号
`,
);
