import type { Handler } from '../handler.js';
import type { Request } from '../protocol.js';
import { drawSample } from './draw-sample.js';
import { expect } from './expect.js';
import { findViewpoint } from './find-viewpoint.js';
import { listAttempts } from './list-attempts.js';
import { listValues } from './list-values.js';
import { listVariables } from './list-variables.js';
import { studyVariable } from './study-variable.js';
import { takeSample } from './take-sample.js';
import { tellCounters } from './tell-counters.js';
import { usePlan } from './use-plan.js';

/** The handler of each kind of request. */
export const handlers: { readonly [T in Request['type']]: Handler<T> } = {
  'use plan': usePlan,
  sample: takeSample,
  draw: drawSample,
  values: listValues,
  attempts: listAttempts,
  viewpoint: findViewpoint,
  counters: tellCounters,
  variables: listVariables,
  distribution: studyVariable,
  expectations: expect,
};
