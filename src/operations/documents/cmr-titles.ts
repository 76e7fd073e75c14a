/** Titles of the boxes, a line each: number | en | fr | ru; the numbers are those of the model of the IRU. */
import { readTitles } from './read-titles.js';

export const cmrTitles = readTitles(
  ['en', 'fr', 'ru'],
  `
page | International consignment note | Lettre de voiture internationale | Международная товарно-транспортная накладная
1 | Sender (name, address, country) | Expéditeur (nom, adresse, pays) | Отправитель (наименование, адрес, страна)
2 | Consignee (name, address, country) | Destinataire (nom, adresse, pays) | Получатель (наименование, адрес, страна)
3 | Place of delivery of the goods | Lieu prévu pour la livraison de la marchandise | Место разгрузки груза
4 | Place and date of taking over the goods | Lieu et date de la prise en charge de la marchandise | Место и дата погрузки груза
5 | Documents attached | Documents annexés | Прилагаемые документы
6 | Marks and Nos | Marques et numéros | Знаки и номера
7 | Number of packages | Nombre de colis | Количество мест
8 | Method of packing | Mode d’emballage | Род упаковки
9 | Nature of the goods | Nature de la marchandise | Наименование груза
10 | Statistical No | No statistique | Статист. №
11 | Gross weight, kg | Poids brut, kg | Вес брутто, кг
12 | Volume, m³ | Cubage, m³ | Объём, м³
13 | Sender’s instructions (customs and other formalities) | Instructions de l’expéditeur (douane et autres formalités) | Указания отправителя (таможенная и прочая обработка)
14 | Instructions as to payment for carriage | Prescriptions d’affranchissement | Условия оплаты перевозки
15 | Cash on delivery | Remboursement | Возврат (наложенный платёж)
16 | Carrier (name, address, country) | Transporteur (nom, adresse, pays) | Перевозчик (наименование, адрес, страна)
17 | Successive carriers (name, address, country) | Transporteurs successifs (nom, adresse, pays) | Последующий перевозчик (наименование, адрес, страна)
18 | Carrier’s reservations and observations | Réserves et observations du transporteur | Оговорки и замечания перевозчика
19 | Special agreements | Conventions particulières | Особые согласованные условия
20 | To be paid by | À payer par | Подлежит оплате
21 | Established in / on | Établie à / le | Составлена в / дата
22 | Signature and stamp of the sender | Signature et timbre de l’expéditeur | Подпись и штамп отправителя
23 | Signature and stamp of the carrier | Signature et timbre du transporteur | Подпись и штамп перевозчика
24 | Goods received: place, date, signature and stamp of the consignee | Marchandises reçues : lieu, date, signature et timbre du destinataire | Груз получен: место, дата, подпись и штамп получателя
25 | Registration: tractor, semi-trailer | Immatriculation : tracteur, semi-remorque | Регистрационный номер: тягач, полуприцеп
26 | Agreed to arrive by | Délai convenu | Согласованный срок доставки
clause | Governing law | Droit applicable | Применимое право
`,
);
