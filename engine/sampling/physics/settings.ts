/** The rules of falling, which are part of what language version 1 means. SI units. */
export const physicsSettings = {
  gravity: 9.81,
  /** Seconds. With twice as much, hulls of many faces go on to wobble and sink by millimetres. */
  step: 1 / 240,
  /** Five seconds. */
  mostSteps: 1200,
  /** So many steps in a row all must be still for the world to be at rest: a quarter of a second. */
  stillSteps: 60,
  /** Metres and radians a second below which a thing is still. */
  stillSpeed: 0.01,
  stillTurning: 0.5,
  friction: 0.6,
  restitution: 0.1,
  density: 1000,
  /** Stands for the resistance to rolling: the share of its turning that a thing loses, for each second. */
  angularDamping: 2,
  /** Rapier computes in centimetres: some of its tolerances are absolute, and good for things that measure about 1. */
  unitsPerMetre: 100,
  /** What its other tolerances are relative to, in metres. */
  typicalLength: 0.1,
  /** How often the steps of fast things are divided where they hit. */
  substeps: 4,
  /** How stiff contacts are, in hertz. With Rapier's 30, stacks are pressed together by millimetres. */
  contactFrequency: 120,
  /** How far from a thing that falls it is touched, in metres: about as much as it sinks in when it rests. */
  skin: 0.0001,
  /** How thick a plane is that carries; its upper side is where the plane is. */
  planeThickness: 0.1,
  /** How thick a plane is that falls, about where it is. */
  fallingPlaneThickness: 0.001,
  /** Half of what the thinnest thing measures. */
  leastHalf: 0.00005,
  /** Sides of a cylinder, cone or torus that falls. With more it would roll for longer. */
  sides: 32,
  /** Directions in which the hull of other shapes is looked for, and what it may lack there, as a share of half the shape. */
  hullDirections: 2048,
  hullTolerance: 0.003,
  /** Within this distance of what falls, in metres, things of triangles begin to count. */
  nearby: 0.05,
  /** After so many steps it is counted what is touched. */
  countSteps: 8,
  /** How far below everything else a thing stops that falls out of the world, in metres. */
  fallenDepth: 5,
} as const;

/** What a world may ask of physics at most: memory, time, and what single precision can hold. */
export const physicsLimits = {
  falling: 1000,
  /** Of things that stay. */
  triangles: 1_000_000,
  /** Triangles that are touched, summed over the steps: up to a minute for what was made to be slow. */
  touches: 2_000_000,
  /** Metres, for the largest extent of what falls. */
  extent: { least: 0.0001, most: 1000 },
  /** Metres from the origin, for what falls and for all. */
  distance: { falling: 10_000, any: 1_000_000 },
} as const;
