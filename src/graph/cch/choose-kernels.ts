/** Which loops run: those in WebAssembly where the host has it, with vectors; the plain ones anywhere. Chosen once a thread, when it is first asked. */
import { assemblyKernels } from './assembly-kernels.kernel.js';
import type { CchKernels } from './kernels.js';
import { plainKernels } from './plain-kernels.js';

let ofThisThread: CchKernels | undefined;

export function cchKernels(): CchKernels {
  ofThisThread ??= assemblyKernels() ?? plainKernels();
  return ofThisThread;
}
