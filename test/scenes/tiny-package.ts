/**
 * The smallest network that has one of everything, in round numbers, as the files of a package. One invented corridor:
 *
 *   Alpha ──100── Gate road ──100── Bravo ──1000── Charlie port ~~ro-ro, feeder 450~~ Delta port ──100── Echo      road
 *   Alpha ──100── Gate rail ──100── Bravo yard ──1000── Charlie port                  Delta port ──100── Echo      rail
 *    CN           border CN-KZ      KZ (1435 | 1520)    KZ                            AZ                 AZ
 *
 * All places lie on 44 N, where one degree of longitude is 79.99 km of great circle; a link is 100 km per degree, so 1.25 times as long.
 * A truck drives 50 km/h, a train goes 500 km a day, the deck sails 20 h, every wait and step is a whole number of hours.
 */
export type PackageFiles = Map<string, Uint8Array>;

/** Appended to every row: `source,basis`. */
const provenance = ',scene in round numbers,assumed';
const all = 'container;reefer;truck;wagon;loose';

const tables: Readonly<Record<string, string>> = {
  places: `id,name_en,name_zh_hans,name_zh_hant,name_ru,country,country2,lat,lon,zone,roles,population,status,status_date
CNALP,Alpha,甲市,甲市,Альфа,CN,,44,80,Asia/Shanghai,town;station,500000,open,
cn-kz-gate-road,Gate road crossing,关口公路口岸,關口公路口岸,Ворота (авто),CN,KZ,44,79,Asia/Almaty,border,,open,
cn-kz-gate-rail,Gate rail crossing,关口铁路口岸,關口鐵路口岸,Ворота (жд),CN,KZ,44,78.99,Asia/Almaty,border,,open,
KZBRA,Bravo,乙市,乙市,Браво,KZ,,44,78,Asia/Almaty,town,200000,open,
kz-bravo-yard,Bravo dry port,乙陆港,乙陸港,Сухой порт Браво,KZ,,44,77.99,Asia/Almaty,dry_port;station,,open,
KZCHA,Port of Charlie,丙港,丙港,Порт Чарли,KZ,,44,68,Asia/Aqtau,port;station,,open,
AZDEL,Port of Delta,丁港,丁港,Порт Дельта,AZ,,44,63,Asia/Baku,port;station,,open,
AZECH,Echo,戊市,戊市,Эхо,AZ,,44,62,Asia/Baku,town;station,1000000,open,`,

  aliases: `place,alias,kind
cn-kz-gate-road,Vorota,name
kz-bravo-yard,KZBRY,locode`,

  'links-road': `id,from,to,mode,line,length_km,speed_class,gauge_mm,electrified,tracks,country,direction,status,status_date,passage,geometry
road-1,CNALP,cn-kz-gate-road,road,R1,100,I,,,,CN,both,open,,,
road-2,cn-kz-gate-road,KZBRA,road,R1,100,I,,,,KZ,both,open,,,
road-3,KZBRA,KZCHA,road,R1,1000,I,,,,KZ,both,open,,,73 44.1
road-4,AZDEL,AZECH,road,R2,100,I,,,,AZ,both,open,,,
access-1,KZBRA,kz-bravo-yard,road,,2,access,,,,KZ,both,open,,,`,

  'links-rail': `id,from,to,mode,line,length_km,speed_class,gauge_mm,electrified,tracks,country,direction,status,status_date,passage,geometry
rail-1,CNALP,cn-kz-gate-rail,rail,T1,101,main,1435,y,2,CN,both,open,,,
rail-2,cn-kz-gate-rail,kz-bravo-yard,rail,T1,100,main,1435;1520,n,1,KZ,both,open,,,
rail-3,kz-bravo-yard,KZCHA,rail,T1,999,main,1520,n,1,KZ,both,open,,,
rail-4,AZDEL,AZECH,rail,T2,100,main,1520,y,2,AZ,both,open,,,`,

  'links-sea': `id,from,to,mode,line,length_km,speed_class,gauge_mm,electrified,tracks,country,direction,status,status_date,passage,geometry
sea-1,KZCHA,AZDEL,sea,,450,caspian,,,,,both,open,,,`,

  terminals: `place,layers,handles,capacity_teu_y,capacity_t_y,opens_h,closes_h
CNALP,truck;rail1435,${all},,,,
KZBRA,truck,${all},,,,
kz-bravo-yard,truck;rail1435;rail1520,${all},500000,,,
KZCHA,truck;rail1520;feeder,${all},,,,
AZDEL,truck;rail1520;feeder,${all},,,,
AZECH,truck;rail1520,${all},,,,`,

  operations: `id,scope,from_layer,to_layer,kind,cargo,p50_h,p90_h,cost_usd,per,co2e_wtt_kg,co2e_ttw_kg,co2e_per,capacity_per_day,opens_h,closes_h,year
door-pickup,*,ground,truck,pickup,truck;container;reefer;loose,2,4,50,consignment,0,0,unit,,,,
door-delivery,*,truck,ground,delivery,truck;container;reefer;loose,2,4,50,consignment,0,0,unit,,,,
truck-off,*,truck,ground,lift_off,container;reefer;loose,1,2,50,feu,0.2,0.8,feu,,,,
truck-on,*,ground,truck,lift_on,container;reefer;loose,1,2,50,feu,0.2,0.8,feu,,,,
rail1435-off,*,rail1435,ground,lift_off,container;reefer;loose,2,4,60,feu,0.5,1.5,feu,,,,
rail1435-on,*,ground,rail1435,lift_on,container;reefer;loose,2,4,60,feu,0.5,1.5,feu,,,,
rail1520-off,*,rail1520,ground,lift_off,container;reefer;loose,2,4,60,feu,0.5,1.5,feu,,,,
rail1520-on,*,ground,rail1520,lift_on,container;reefer;loose,2,4,60,feu,0.5,1.5,feu,,,,
rail-dwell,*,ground,rail1520,dwell,container;reefer;loose,12,24,10,feu,0,0,feu,,,,
feeder-off,*,feeder,ground,lift_off,container;reefer,6,12,100,feu,1,3,feu,,,,
feeder-on,*,ground,feeder,lift_on,container;reefer,6,12,100,feu,1,3,feu,,,,
gauge-west,*,rail1435,rail1520,transload,container;reefer,6,18,100,feu,0.5,1.5,feu,400,,,
gauge-east,*,rail1520,rail1435,transload,container;reefer,8,24,100,feu,0.5,1.5,feu,300,,,
deck-on,*,truck,roro,check_in,truck;container;reefer;loose,3,6,100,unit,0,0,unit,,,,
deck-off,*,roro,truck,check_out,truck;container;reefer;loose,2,4,0,unit,0,0,unit,,,,`,

  procedures: `id,scope,mode,from_country,to_country,regime,cargo,p50_h,p90_h,fee_usd,per,opens_h,closes_h,status,status_date,year
road-west-tir,place:cn-kz-gate-road,road,CN,KZ,tir,${all},6,12,100,consignment,8,20,open,,2024
road-west,place:cn-kz-gate-road,road,CN,KZ,no_tir,${all},12,36,200,consignment,8,20,open,,2024
road-east,place:cn-kz-gate-road,road,KZ,CN,any,${all},8,24,100,consignment,8,20,open,,2024
rail-west,place:cn-kz-gate-rail,rail,CN,KZ,any,${all},4,8,50,unit,,,open,,2024
rail-east,place:cn-kz-gate-rail,rail,KZ,CN,any,${all},5,10,50,unit,,,open,,2024
ferry-kz-out,country:KZ,ferry,KZ,*,any,${all},2,4,20,consignment,,,open,,2024
ferry-az-in,country:AZ,ferry,*,AZ,any,${all},3,6,30,consignment,,,open,,2024
ferry-az-out,country:AZ,ferry,AZ,*,any,${all},2,4,20,consignment,,,open,,2024
ferry-kz-in,country:KZ,ferry,*,KZ,any,${all},3,6,30,consignment,,,open,,2024
sea-kz-out,country:KZ,sea,KZ,*,any,${all},4,8,40,consignment,,,open,,2024
sea-az-in,country:AZ,sea,*,AZ,any,${all},6,12,60,consignment,,,open,,2024
sea-az-out,country:AZ,sea,AZ,*,any,${all},4,8,40,consignment,,,open,,2024
sea-kz-in,country:KZ,sea,*,KZ,any,${all},6,12,60,consignment,,,open,,2024`,

  services: `id,name,mode,layer,operator,behaviour,per_week,wait_p50_h,wait_p90_h,cutoff_h,weather_closed,closure_p50_h,admits,capacity,capacity_unit,tariff,emission,status,status_date
roro-1,Ro-ro Charlie - Delta,ferry,roro,Scene Ferries,when_full,,24,96,2,0.3;0.25;0.2;0.1;0.05;0;0;0;0.05;0.1;0.2;0.25,24,truck;container;reefer;loose,50,truck,roro-fare,roro-deck,open,
feeder-1,Feeder Charlie - Delta,sea,feeder,Scene Lines,frequency,2,,,12,,,container;reefer,350,teu,feeder-rate,feeder-350,open,
train-1,Block train Bravo - Charlie,rail,rail1520,Scene Railways,timetable,,,,4,,,container;reefer,50,feu,train-rate,,open,`,

  service_stops: `service,direction,seq,place,ride_p50_h,ride_p90_h,length_km,stop_h
roro-1,out,1,KZCHA,,,,
roro-1,out,2,AZDEL,20,30,450,
roro-1,back,1,AZDEL,,,,
roro-1,back,2,KZCHA,20,30,450,
feeder-1,out,1,KZCHA,,,,
feeder-1,out,2,AZDEL,24,36,450,
feeder-1,back,1,AZDEL,,,,
feeder-1,back,2,KZCHA,24,36,450,
train-1,out,1,kz-bravo-yard,,,,
train-1,out,2,KZCHA,,,,`,

  departures: `service,direction,weekdays,local_time,valid_from,valid_to
train-1,out,1;3;5,20:00,2024-01-01,`,

  vehicles: `id,layer,cargo,name,payload_t,tare_t,volume_m3,length_m,teu,max_gross_t,refrigerated
20DC,ground,container,20-foot container,28,2,33,6.1,1,30,n
40HC,ground,container,40-foot high cube,26,4,76,12.2,2,30,n
40RF,ground,reefer,40-foot reefer,26,5,67,12.2,2,31,y
truck,truck,truck;container;reefer;loose,Articulated truck,24,16,90,16.5,2,40,n
wagon,rail1520,wagon;container;reefer;loose,Flat wagon,70,20,,,2,90,n`,

  speeds: `layer,scope,speed_class,product,speed_kmh,km_per_day
truck,*,I,,50,
truck,*,access,,25,
rail1435,*,main,block,,500
rail1435,*,main,wagonload,,250
rail1520,*,main,block,,500
rail1520,*,main,wagonload,,250
feeder,*,short,,20,
feeder,*,caspian,,20,
roro,*,,,25,`,

  tariffs: `id,layer,scope,from_region,to_region,cargo,product,per,usd,fixed_usd,low_usd,high_usd,year
truck-km,truck,*,,,truck;container;reefer;loose,,km,1,100,0.8,1.5,2024
rail1435-block,rail1435,*,,,container;reefer;wagon;loose,block,feu_km,0.5,,0.4,0.7,2024
rail1435-wagonload,rail1435,*,,,container;reefer;wagon;loose,wagonload,feu_km,0.6,,,,2024
rail1520-block,rail1520,*,,,container;reefer;wagon;loose,block,feu_km,0.4,,0.3,0.6,2024
rail1520-wagonload,rail1520,*,,,container;reefer;wagon;loose,wagonload,feu_km,0.5,,,,2024
train-rate,rail1520,*,,,container;reefer,block,feu_km,0.4,,,,2024
roro-fare,roro,*,,,truck;container;reefer;loose,,unit,1000,,800,1200,2024
feeder-rate,feeder,*,,,container;reefer,,feu,600,,500,800,2024`,

  emission_factors: `id,layer,scope,class,cargo,electrified,wtt_g,ttw_g,per,activity,load_basis,source_table,page,version,licence,checked_by
truck-40t,truck,*,articulated 40 t,truck;container;reefer;loose,,15,60,t_km,SFD,average,,,,,
rail-electric,rail1435,*,average train,container;reefer;wagon;loose,y,10,0,t_km,SFD,average,,,,,
rail-diesel,rail1435,*,average train,container;reefer;wagon;loose,n,5,20,t_km,SFD,average,,,,,
rail1520-electric,rail1520,*,average train,container;reefer;wagon;loose,y,10,0,t_km,SFD,average,,,,,
rail1520-diesel,rail1520,*,average train,container;reefer;wagon;loose,n,5,20,t_km,SFD,average,,,,,
roro-deck,roro,*,ro-ro,truck;container;reefer;loose,,20,80,t_km,SFD,average,,,,,
feeder-350,feeder,*,feeder 350 TEU,container;reefer,,5,25,t_km,SFD,average,,,,,`,

  pipelines: 'id,name,commodity,capacity,capacity_unit,diameter_mm,bidirectional,status,status_date',

  driver_rules: `id,scope,drivers,item,value_h
drive-block,*,1,drive_before_break_h,4.5
break,*,1,break_h,0.75
drive-day,*,1,drive_per_day_h,9
rest,*,1,daily_rest_h,11
drive-week,*,1,drive_per_week_h,54
week-rest,*,1,weekly_rest_h,24
crew-block,*,2,drive_before_break_h,4.5
crew-break,*,2,break_h,0
crew-day,*,2,drive_per_day_h,18
crew-rest,*,2,daily_rest_h,12
crew-week,*,2,drive_per_week_h,108
crew-week-rest,*,2,weekly_rest_h,24`,

  regions: `region,country
EAEU,KZ
EAEU,RU`,
};

const tableOf = (file: string): string => (file.startsWith('links-') ? 'links' : file);

/** The CSV text of one table with its provenance columns. */
function renderTable(text: string): string {
  const [header, ...rows] = text.split('\n');
  return `${[`${header},source,basis`, ...rows.map((row) => row + provenance)].join('\n')}\n`;
}

/** `datapackage.json` that names every table of the scene. */
const datapackage = () => ({
  name: 'tiny',
  title: 'A network of eight places in round numbers',
  version: '1.0.0',
  licenses: [{ name: 'CC0-1.0' }],
  resources: Object.keys(tables).map((file) => ({ name: file, path: `${file}.csv`, 'qiyun:table': tableOf(file) })),
});

/** A fresh copy each time: a test may edit it. */
export function tinyPackage(): PackageFiles {
  const encoder = new TextEncoder();
  const files: PackageFiles = new Map([['datapackage.json', encoder.encode(JSON.stringify(datapackage(), undefined, 2))]]);
  for (const [file, text] of Object.entries(tables)) files.set(`${file}.csv`, encoder.encode(renderTable(text)));
  return files;
}

/** Bytes of a file that the package has. */
export function requireFile(files: PackageFiles, name: string): Uint8Array {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`the package has no ${name}; it has ${[...files.keys()].join(', ')}`);
  return bytes;
}

/** The tiny package with one file's text rewritten: `editPackage('places.csv', (t) => t.replace('CNALP', 'CNALF'))`. */
export function editPackage(file: string, edit: (text: string) => string, files: PackageFiles = tinyPackage()): PackageFiles {
  const before = new TextDecoder().decode(files.get(file) ?? new Uint8Array());
  return files.set(file, new TextEncoder().encode(edit(before)));
}
