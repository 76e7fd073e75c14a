/** The layout of every page of every form, by the page's id. Proportions follow the printed forms; all stand within 12 mm of the edge. */
import { type PageLayout, stackRows } from './form-layout.js';

const blue = '#1f3f7a';
const black = '#222222';
const green = '#1d5c4a';

const cmr: PageLayout = {
  landscape: false,
  ink: blue,
  badge: 'CMR',
  heading: { x: 106, y: 12, w: 92, h: 17 },
  boxes: {
    ...stackRows(12, 12, [
      [24, ['1', 94]],
      [24, ['2', 94]],
      [16, ['3', 94]],
      [16, ['4', 94]],
      [16, ['5', 94]],
    ]),
    ...stackRows(106, 29, [
      [17, ['clause', 92]],
      [22, ['16', 92]],
      [22, ['17', 92]],
      [18, ['18', 92]],
    ]),
    ...stackRows(12, 182, [
      [32, ['13', 94]],
      [18, ['14', 94]],
      [12, ['21', 94]],
    ]),
    ...stackRows(106, 182, [
      [14, ['19', 92]],
      [36, ['20', 92]],
      [12, ['15', 92]],
    ]),
    ...stackRows(12, 244, [
      [27, ['22', 62], ['23', 62], ['24', 62]],
      [11, ['25', 94], ['26', 92]],
    ]),
  },
  tables: { goods: { x: 12, y: 108, w: 186, h: 74, columns: [36, 17, 22, 57, 18, 20, 16], figures: [1, 5, 6] } },
};

const smgs: PageLayout = {
  landscape: false,
  ink: black,
  badge: 'СМГС',
  heading: { x: 12, y: 12, w: 140, h: 15 },
  boxes: {
    ...stackRows(152, 12, [[15, ['29', 46]]]),
    ...stackRows(12, 27, [
      [27, ['1', 94]],
      [24, ['4', 94]],
      [14, ['5', 94]],
    ]),
    ...stackRows(106, 27, [
      [14, ['2', 92]],
      [21, ['3', 92]],
      [30, ['6', 92]],
    ]),
    ...stackRows(152, 92, [[32, ['13', 23], ['14', 23]]]),
    ...stackRows(152, 124, [[72, ['19', 46]]]),
    ...stackRows(12, 196, [
      [13, ['20', 93], ['21', 93]],
      [23, ['22', 93], ['23', 93]],
      [22, ['24', 93], ['25', 93]],
      [27, ['26', 36], ['27', 36], ['28', 78], ['route', 36]],
    ]),
  },
  tables: {
    wagons: { x: 12, y: 92, w: 140, h: 32, columns: [32, 40, 22, 14, 16, 16], figures: [2, 3, 4] },
    goods: { x: 12, y: 124, w: 140, h: 72, columns: [82, 20, 16, 22], figures: [2, 3] },
  },
};

const cimSmgs: PageLayout = {
  landscape: false,
  ink: green,
  badge: 'CIM/SMGS',
  heading: { x: 12, y: 12, w: 140, h: 15 },
  boxes: {
    ...stackRows(152, 12, [[15, ['69', 46]]]),
    ...stackRows(12, 27, [
      [25, ['1', 94]],
      [25, ['4', 94]],
      [18, ['10', 66], ['12', 28]],
      [18, ['13', 94]],
    ]),
    ...stackRows(106, 27, [
      [19, ['7', 92]],
      [12, ['8', 92]],
      [19, ['9', 92]],
      [18, ['16', 64], ['17', 28]],
      [18, ['15', 54], ['14', 38]],
    ]),
    ...stackRows(12, 113, [[25, ['19', 60], ['18', 66], ['23', 60]]]),
    ...stackRows(12, 212, [
      [16, ['21', 38], ['22', 40], ['27', 42], ['28', 66]],
      [23, ['65', 116], ['26', 70]],
      [29, ['66', 46], ['67', 46], ['68', 46], ['29', 48]],
    ]),
  },
  tables: { goods: { x: 12, y: 138, w: 186, h: 74, columns: [136, 24, 26], figures: [2] } },
};

const tirCover: PageLayout = {
  landscape: false,
  ink: black,
  badge: 'TIR',
  heading: { x: 12, y: 12, w: 128, h: 24 },
  boxes: {
    ...stackRows(140, 12, [[24, ['number', 58]]]),
    ...stackRows(12, 36, [
      [24, ['1', 186]],
      [24, ['2', 186]],
      [44, ['3', 186]],
      [42, ['4', 93], ['5', 93]],
      [22, ['6', 93], ['7', 93]],
      [30, ['8', 93], ['9', 93]],
      [22, ['10', 186]],
      [36, ['11', 93], ['12', 93]],
    ]),
  },
  tables: {},
};

const tirVoucher: PageLayout = {
  landscape: false,
  ink: black,
  badge: 'TIR',
  heading: { x: 12, y: 12, w: 120, h: 17 },
  boxes: {
    ...stackRows(132, 12, [[17, ['1', 66]]]),
    ...stackRows(12, 29, [
      [18, ['2', 93], ['3', 93]],
      [28, ['4', 93]],
    ]),
    ...stackRows(105, 47, [
      [14, ['5', 46.5], ['6', 46.5]],
      [14, ['7', 93]],
    ]),
    ...stackRows(12, 75, [[16, ['8', 186]]]),
    ...stackRows(12, 175, [
      [16, ['12a', 93], ['16', 93]],
      [18, ['13', 93], ['14', 93]],
      [24, ['15', 93], ['17', 93]],
      [22, ['18', 93], ['20', 46.5], ['22', 46.5]],
      [26, ['24', 186]],
    ]),
  },
  tables: { manifest: { x: 12, y: 91, w: 186, h: 84, columns: [56, 102, 28], figures: [2] } },
};

const manifest: PageLayout = {
  landscape: true,
  ink: blue,
  badge: 'MANIFEST',
  heading: { x: 12, y: 12, w: 110, h: 14 },
  boxes: {
    ...stackRows(122, 12, [[14, ['date', 80], ['service', 83]]]),
    ...stackRows(12, 26, [
      [14, ['1.1', 76], ['1.2', 34], ['1.4', 40], ['3', 50], ['4', 73]],
      [14, ['5a', 136.5], ['5b', 136.5]],
    ]),
    ...stackRows(12, 180, [[16, ['10', 273]]]),
  },
  tables: { cargo: { x: 12, y: 54, w: 273, h: 126, columns: [10, 36, 62, 54, 71, 21, 19], figures: [0, 5, 6] } },
};

export const formLayouts: Readonly<Record<string, PageLayout>> = { cmr, smgs, 'cim-smgs': cimSmgs, cover: tirCover, voucher: tirVoucher, manifest };
