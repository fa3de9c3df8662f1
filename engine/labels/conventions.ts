/** How the labels' numbers are meant. */
export const conventions = {
  pixels:
    'boxes and key points count from the top left corner of the image; the centre of the first pixel is (0.5, 0.5)',
  intrinsics: "OpenCV's: the centre of the first pixel is (0, 0)",
  camera: 'x right, y down, z forward; metres',
  world: 'right-handed, +Y up; metres',
  depth:
    'planar z in metres (EXR, float32, channels Y and Z are equal) and whole millimetres (PNG, 16 bits); 0 where nothing is seen',
  normals: 'camera frame, (n + 1) / 2 * 65535 in 16 bits; 0 0 0 where nothing is seen',
  instances: 'the id of the object; 0 where nothing is seen',
  classes: 'the id of the class; 0 where nothing is, or what has no class',
} as const;
