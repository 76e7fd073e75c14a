/** Titles of the boxes, a line each: number | en | ru | zh; the numbers are those of IMO FAL form 2; columns that it does not number have a word. */
import { readTitles } from './read-titles.js';

export const manifestTitles = readTitles(
  ['en', 'ru', 'zh'],
  `
page | Cargo manifest | Грузовой манифест | 载货清单
1.1 | Name of ship | Название судна | 船名
1.2 | IMO number | Номер ИМО | 国际海事组织编号
1.4 | Voyage number | Номер рейса | 航次
3 | Flag State of ship | Флаг | 船旗国
4 | Name of master | Капитан | 船长姓名
5a | Port of loading | Порт погрузки | 装货港
5b | Port of discharge | Порт выгрузки | 卸货港
6 | Marks and Nos, unit, seals | Знаки и №№, единица, пломбы | 标志和编号、单元、封志
7 | Number and kind of packages; description of goods; HS code | Число и род мест; описание груза; код ТН ВЭД | 包装件数及种类;货名;税则号
8 | Gross, kg | Брутто, кг | 毛重 公斤
9 | Measure, m³ | Объём, м³ | 体积 立方米
10 | Date and signature of master, authorized agent or officer | Дата и подпись капитана, агента или помощника | 船长或其授权代理人或高级船员签名及日期
date | Sailing as planned | Отход по плану | 计划开航
no | No | № | 序号
parties | Shipper → consignee | Отправитель → получатель | 发货人 → 收货人
reference | B/L, note | Коносамент, накладная | 提单号、运单号
service | Service | Линия | 航线
`,
);
