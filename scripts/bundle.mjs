export async function bundle() {}
