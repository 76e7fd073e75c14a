import type { ControlCatalogue } from './control-words.js';
import { controlEn } from './en.js';

export const controlZhHans: ControlCatalogue = controlEn as unknown as ControlCatalogue;
