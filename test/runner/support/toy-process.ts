/**
 * Makes a data set in a process of its own: `node toy-process.js JOB`, where the job is JSON. With a moment, the process
 * ends there as by a crash.
 */
import { readFileSync } from 'node:fs';
import type { Plan } from '../../../engine/plan/plan.js';
import { nodeDisk } from '../../../runner/pipeline/disk.js';
import { faultyDisk, type Moment } from './faulty-disk.js';
import { runToys } from './toy-run.js';

export interface Job {
  /** The file of the plan. */
  readonly plan: string;
  readonly out: string;
  readonly resume: boolean;
  readonly moment?: Moment;
}

const { plan: file, out, resume, moment } = JSON.parse(process.argv[2] ?? '') as Job;
const plan = JSON.parse(readFileSync(file, 'utf8')) as Plan;
const end = () => {
  process.kill(process.pid, 'SIGKILL');
};
await runToys(plan, out, { resume, disk: moment ? faultyDisk(nodeDisk, out, moment, end) : nodeDisk });
