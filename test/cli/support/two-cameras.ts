/** A spec that renders fast, without files: boxes of one class and a distractor on a floor, seen by two cameras. */
export const twoCameras = `language 1
dataset Pair { seed = 7; samples = 2; scene = Room }
class crate { id = 3 }
asset Crate = box {
  class = crate
  size ~ (20cm .. 30cm, 20cm .. 30cm, 20cm .. 30cm)
}
scene Room {
  object floor = plane { size = (2m, 2m) }
  object crates = Crate { count = 3; place ~ on(floor) { gap = 5cm } }
  object pole = cylinder { radius = 5cm; height = 60cm; place = (0m, 30cm, 0m) }
  light sun = directional { elevation = 60deg }
  environment = color { luminance = 500nit }
  camera near = pinhole { resolution = (96, 72); fov = 50deg; place = (0m, 2m, 2.2m); lookAt = (0m, 0.1m, 0m) }
  camera side = pinhole { resolution = (64, 48); fov = 60deg; place = (3m, 1m, 0m); lookAt = (0m, 0.3m, 0m) }
  require seen: count(crates where near.inView) == 3
}
labels { rgb, boxes, masks, depth }
`;
