/**
 * The host globals that the core may use, and no others (`types: []`, `lib: ["es2023"]`): text to bytes and back, and the shape of a
 * cancellation signal. Interfaces and vars, so that a project that also loads the types of Node sees the same names without a clash.
 */
interface TextDecoder {
  decode(bytes?: Uint8Array): string;
}
declare let TextDecoder: { new (label?: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder };

interface TextEncoder {
  encode(text?: string): Uint8Array;
}
declare let TextEncoder: { new (): TextEncoder };

/** What a long computation reads to learn that nobody waits for it any more. */
interface AbortSignal {
  readonly aborted: boolean;
}
