/**
 * Takes tasks one after another and has up to `count` of them in hand at a time. After a failure none is begun; the others
 * in hand are let finish, and the first failure is thrown.
 * @param take gives the next task, or undefined when there is none; called in order, and never while it is running
 */
export async function inLanes(count: number, take: () => (() => Promise<void>) | undefined): Promise<void> {
  let failure: { readonly error: unknown } | undefined;
  const lane = async () => {
    while (!failure) {
      const task = take();
      if (!task) return;
      await task();
    }
  };
  const guarded = async () => {
    try {
      await lane();
    } catch (error) {
      failure ??= { error };
    }
  };
  await Promise.all(Array.from({ length: count }, guarded));
  if (failure) throw failure.error;
}
