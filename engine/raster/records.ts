/** The triangles that cover something, numbered from 1; the buffers of samples hold these numbers. */
export class Records {
  /** Of what is drawn next: not yet counted. */
  next = 1;
  /** The place of its object in the draw. */
  objects = new Uint32Array(1024);
  /** Its number in the object's surface. */
  triangles = new Uint32Array(1024);
  /** Its packed flat normal, as in `Subpixels.normals`. */
  normals = new Uint32Array(1024);

  clear(): void {
    this.next = 1;
  }

  add(object: number, triangle: number, normal: number): void {
    const { next } = this;
    if (next === this.objects.length) this.grow();
    this.objects[next] = object;
    this.triangles[next] = triangle;
    this.normals[next] = normal;
    this.next = next + 1;
  }

  private grow(): void {
    this.objects = doubled(this.objects);
    this.triangles = doubled(this.triangles);
    this.normals = doubled(this.normals);
  }
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(array.length * 2);
  out.set(array);
  return out;
}
