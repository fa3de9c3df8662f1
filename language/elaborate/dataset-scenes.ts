import { designLimits } from '../../engine/plan/designs.js';
import type { SourceRange } from '../../engine/plan/plan.js';
import type { Entry, Expression } from '../generated/ast.js';
import { branchWeight, checkWeights, type WeightedNode } from './choice.js';
import type { Context } from './context.js';
import { headName } from './draw-shape.js';
import { flatten } from './guards.js';
import { headSymbol } from './head-symbol.js';
import type { SceneDeclaration } from './scene.js';
import type { TableScope } from './scope.js';
import { reportSign, shortText, type Tail } from './term.js';

/** A scene of the data set and how likely it is, beside the others. */
export interface WeightedScene {
  readonly declaration: SceneDeclaration;
  readonly weight: number;
}

/** The scenes of a data set; `at` where they are mixed. */
export interface DatasetScenes {
  readonly scenes: readonly WeightedScene[];
  readonly at?: SourceRange;
}

const none: DatasetScenes = { scenes: [] };

/** `scene = Kitchen`, or `scene ~ choice { Day: 3, Night: 1 }`; no scenes where something was told. */
export function elaborateScenes(context: Context, entry: Entry, scope: TableScope): DatasetScenes {
  const value = entry.value!;
  const isChoice = headName(value) === 'choice' && scope.lookup('choice') === undefined;
  const found = `\`${shortText(scope.document.textOf(value))}\``;
  if (isChoice !== (entry.random === true)) {
    reportSign(context, isChoice ? 'draw/distribution' : 'draw/constant', entry as Tail, scope, found);
    return none;
  }
  if (isChoice) return mixed(context, value, scope);
  const declaration = sceneNamed(context, value, scope);
  return declaration ? { scenes: [{ declaration, weight: 1 }] } : none;
}

function mixed(context: Context, node: Expression, scope: TableScope): DatasetScenes {
  const items = node.$type === 'Construct' ? flatten(node.body.items) : [];
  if (items.length === 0) {
    context.report('choice/empty', scope, node, { what: 'choice' });
    return none;
  }
  if (items.length > designLimits.scenes) {
    const problem = `A data set mixes at most ${designLimits.scenes} scenes, not ${items.length}`;
    context.report('limit/size', scope, node, { problem });
    return none;
  }
  const scenes: WeightedScene[] = [];
  const weighted: WeightedNode[] = [];
  for (const { item, guards } of items) {
    if (item.$type !== 'Entry' || item.value || guards.length > 0) {
      const instead = 'name the scenes with their weights, such as `Day: 3, Night: 1`';
      context.report('declaration/misplaced', scope, item, {
        what: 'This',
        where: 'among the scenes of a data set',
        instead,
      });
      return none;
    }
    const declaration = sceneNamed(context, item.target, scope);
    const weight = branchWeight(context, item, scope);
    if (!declaration || !weight) return none;
    if (scenes.some((each) => each.declaration.name === declaration.name)) {
      const words = { name: declaration.name, where: ' among the scenes' };
      context.report('name/duplicate', scope, item.target, words);
      return none;
    }
    scenes.push({ declaration, weight: weight.value });
    weighted.push({ weight, node: item });
  }
  return checkWeights(context, weighted, node, scope) ? { scenes, at: context.range(scope, node) } : none;
}

function sceneNamed(context: Context, target: Expression, scope: TableScope): SceneDeclaration | undefined {
  const symbol = headSymbol(target, scope);
  if (symbol?.kind === 'scene') return symbol.declaration;
  const name = scope.document.textOf(target);
  context.report('name/unknown', scope, target, {
    name,
    due: 'a scene',
    nearest: context.nearest(name, () => scope.names()),
  });
  return undefined;
}
