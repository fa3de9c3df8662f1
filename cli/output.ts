import type { Writable } from 'node:stream';

/** The reader of standard output has gone: nobody wants the rest. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
}

/** Results, in order, no faster than they are read. */
export class Output {
  constructor(private readonly stream: Writable) {
    // Without a listener an error would end the process; each write has it as its own result.
    stream.on('error', () => undefined);
  }

  /** Settles when the text has been handed on. Throws `OutputClosed`, or what the system says. */
  write(text: string): Promise<void> {
    if (text === '') return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.stream.write(text, (error) => {
        if (!error) resolve();
        else if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'))
          reject(new OutputClosed());
        else reject(error);
      });
    });
  }
}
