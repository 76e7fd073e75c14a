/** Titles of the boxes, a line each: number | en | fr | ru; the wording of the TIR Convention, annex 1. */
import { readTitles } from './read-titles.js';

export const tirCoverTitles = readTitles(
  ['en', 'fr', 'ru'],
  `
document | TIR carnet data | Données du carnet TIR | Данные книжки МДП
page | Cover, page 1 | Couverture, page 1 | Обложка, страница 1
1 | Valid for the acceptance of goods by the customs office of departure up to and including | Valable pour prise en charge par le bureau de douane de départ jusqu’au … inclus | Действительна для принятия груза таможней места отправления до … включительно
2 | Issued by (name of the issuing association) | Délivré par (nom de l’association émettrice) | Выдана (наименование выдавшего объединения)
3 | Holder (identification number, name, address, country) | Titulaire (No d’identification, nom, adresse, pays) | Держатель (идентификационный номер, наименование, адрес, страна)
4 | Signature and stamp of the issuing association | Signature et cachet de l’association émettrice | Подпись и печать выдавшего объединения
5 | Signature of the secretary of the international organization | Signature du secrétaire de l’organisation internationale | Подпись секретаря международной организации
6 | Country of departure | Pays de départ | Страна отправления
7 | Country of destination | Pays de destination | Страна назначения
8 | Registration No of road vehicle | No d’immatriculation du véhicule routier | Регистрационный номер дорожного транспортного средства
9 | Certificate of approval of road vehicle (No and date) | Certificat d’agrément du véhicule routier (No et date) | Свидетельство о допущении дорожного транспортного средства (№ и дата)
10 | Identification No of container | No d’identification du conteneur | Идентификационный номер контейнера
11 | Remarks | Observations diverses | Прочие замечания
12 | Signature of the carnet holder | Signature du titulaire du carnet | Подпись держателя книжки
number | TIR carnet No | Carnet TIR No | Книжка МДП №
`,
);

export const tirVoucherTitles = readTitles(
  ['en', 'fr', 'ru'],
  `
document | TIR carnet data | Données du carnet TIR | Данные книжки МДП
page | Voucher and goods manifest | Volet et manifeste des marchandises | Отрывной листок и грузовой манифест
1 | TIR carnet No | Carnet TIR No | Книжка МДП №
2 | Customs offices of departure | Bureaux de douane de départ | Таможни места отправления
3 | Issued by | Délivré par | Выдана
4 | Holder (identification number, name, address, country) | Titulaire (No d’identification, nom, adresse, pays) | Держатель (идентификационный номер, наименование, адрес, страна)
5 | Country of departure | Pays de départ | Страна отправления
6 | Country of destination | Pays de destination | Страна назначения
7 | Registration No of road vehicle | No d’immatriculation du véhicule routier | Регистрационный номер дорожного транспортного средства
8 | Documents attached to the manifest | Documents joints au manifeste | Документы, приложенные к манифесту
9 | Load compartment or container; marks and Nos of packages | Compartiment de chargement ou conteneur ; marques et Nos des colis | Грузовое отделение или контейнер; знаки и №№ мест
10 | Number and type of packages; description of goods | Nombre et nature des colis ; désignation des marchandises | Количество и род мест; описание груза
11 | Gross weight in kg | Poids brut en kg | Вес брутто в кг
12a | Customs offices of destination | Bureaux de douane de destination | Таможни места назначения
13 | I declare the above information to be correct and complete | Je déclare que les indications ci-dessus sont exactes et complètes | Подтверждаю, что указанные выше сведения являются правильными и полными
14 | Place and date | Lieu et date | Место и дата
15 | Signature of holder or agent | Signature du titulaire ou de son représentant | Подпись держателя или его представителя
16 | Seals or identification marks applied (number, identification) | Scellements ou marques apposés (nombre, identification) | Наложенные печати или опознавательные знаки (количество, номера)
17 | Customs office of departure: officer’s signature, date, stamp | Bureau de douane de départ : signature, date, timbre | Таможня места отправления: подпись, дата, штамп
18 | Certificate of goods taken under control (customs office of departure or en route) | Certificat de prise en charge (bureau de départ ou de passage) | Принятие груза таможней (места отправления или промежуточной)
20 | Time-limit for transit | Délai de transit | Срок транзита
22 | Itinerary stipulated, miscellaneous | Itinéraire fixé, divers | Установленный маршрут, прочее
24 | Certificate of termination of the TIR operation | Certificat de fin de l’opération TIR | Прекращение операции МДП
`,
);
