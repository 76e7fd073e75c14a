import type { ControlCatalogue } from './control-words.js';
import { controlEn } from './en.js';

export const controlZhHant: ControlCatalogue = controlEn as unknown as ControlCatalogue;
