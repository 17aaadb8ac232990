import { isDeepStrictEqual } from "node:util";
import { UserError } from "../../../shared/errors";
import { failureText } from "../../engine/failure";
import type { EngineEvent } from "../../engine/event-stream";
import type { ResourceKey } from "../../engine/mutation";
import type { Operation, OperationResult } from "../../engine/operation";
import { layerProject } from "../../engine/projects";
import { readUrn } from "../../engine/urn";
import type { Cloud, CloudResource } from "../../stand-in";
import type { Values } from "../../stand-in/values";
import { Deployed } from "../deployed";
import type { RehearsalRequest } from "../rehearsals";
import type { Drift } from "./drifts";
import { RefreshListener, type Shown } from "./shown";

/** What became of one drift. */
export interface DriftOutcome<T extends Drift> {
  readonly drift: T;
  /** Absent where the environment has no such resource: nothing was tried. */
  readonly urn?: string;
  /** Paths of the inputs that `refresh` names, or "deleted"; empty where it says nothing. */
  readonly shown: string;
  /** What `up` did about it; empty where it did nothing. */
  readonly did: string;
  /** Whether the account has afterwards what it had before, and whether it has what was changed. */
  readonly now: "as before" | "as changed" | "neither";
}

export interface DriftRehearsal<M extends Drift, L extends Drift> {
  readonly mended: readonly DriftOutcome<M>[];
  readonly left: readonly DriftOutcome<L>[];
  /** What went wrong besides, one sentence each. */
  readonly surprises: readonly string[];
}

/** A drift that was done to a resource of the account. */
interface Done<T extends Drift> {
  readonly drift: T;
  readonly urn: string;
  /** The inputs that it is about, as they were. */
  readonly before: Values;
  /** The same afterwards; absent where the resource was deleted. */
  readonly changed?: Values;
}

interface Tried<T extends Drift> {
  readonly drift: T;
  readonly done: Done<T> | undefined;
}

const UNTOUCHED = ["same", "read", "refresh"];

function find(cloud: Cloud, { type, name }: ResourceKey): CloudResource | undefined {
  return cloud.list(type).find(({ urn }) => urn.endsWith(`::${name}`));
}

/** The values of some inputs, null for what is not there. */
function only(keys: readonly string[], inputs: Values): Values {
  return Object.fromEntries(keys.map((key) => [key, inputs[key] ?? null]));
}

/** Does to the account what the drift says: an input is changed together with what AWS answers for it. */
function happen<T extends Drift>(cloud: Cloud, drift: T): Done<T> | undefined {
  const held = find(cloud, drift.resource);
  if (held === undefined) return undefined;
  const { urn, inputs } = held;
  if (drift.change === "deleted") {
    cloud.remove(held);
    return { drift, urn, before: inputs };
  }
  const changed = drift.change(inputs);
  cloud.put({ ...held, inputs: { ...inputs, ...changed }, outputs: { ...held.outputs, ...changed } });
  return { drift, urn, before: only(Object.keys(changed), inputs), changed };
}

function happenAll<T extends Drift>(cloud: Cloud, drifts: readonly T[]): readonly Tried<T>[] {
  return drifts.map((drift) => ({ drift, done: happen(cloud, drift) }));
}

function outcomeOf<T extends Drift>(
  { drift, urn, before, changed }: Done<T>,
  cloud: Cloud,
  shown: readonly Shown[],
  steps: OperationResult["steps"],
): DriftOutcome<T> {
  const keys = Object.keys(before);
  const isAbout = (path: string): boolean => keys.some((key) => path.split(/[.[]/)[0] === key);
  const told = shown.find((each) => each.urn === urn);
  const did = steps.filter((step) => step.urn === urn && (changed === undefined || step.diffs.some(isAbout)));
  const held = find(cloud, drift.resource);
  const now = held === undefined ? undefined : only(keys, held.inputs);
  return {
    drift,
    urn,
    shown: told?.deleted === true ? "deleted" : (told?.paths ?? []).filter(isAbout).join(", "),
    did: did.map(({ op }) => op).join(", "),
    now: isDeepStrictEqual(now, before)
      ? "as before"
      : isDeepStrictEqual(now, changed)
        ? "as changed"
        : "neither",
  };
}

class Drifting {
  readonly surprises: string[] = [];

  constructor(
    private readonly deployed: Deployed,
    private readonly request: RehearsalRequest,
  ) {}

  /** Runs an operation over all layers. */
  async run(operation: Operation, onEvent?: (event: EngineEvent) => void): Promise<OperationResult["steps"]> {
    const { settings, layers, progress } = this.request;
    const steps: OperationResult["steps"][number][] = [];
    for (const layer of layers) {
      progress.begin(`${settings.environment}: ${operation} ${layer}`);
      const result = await this.deployed.session.run(operation, layerProject(layer, settings), {
        onEvent: (event) => {
          progress.onEvent(event);
          onEvent?.(event);
        },
      });
      steps.push(...result.steps.filter(({ op }) => !UNTOUCHED.includes(op)));
      if (!result.ok) {
        throw new UserError(
          `${settings.environment}: ${operation} of ${layer} failed:\n${failureText(result)}`,
        );
      }
    }
    return steps;
  }

  /** @param what follows the names of the resources */
  expectNone(urns: readonly string[], what: string): void {
    for (const urn of urns) this.surprises.push(`${readUrn(urn).name}: ${what}`);
  }
}

/**
 * Deploys an environment, changes the account behind the engine's back, and runs `refresh` and `up` over it, which is
 * what `pulumi up --refresh` does.
 *
 * @param mending what the next `up` has to take back
 * @param leaving what belongs to somebody else, so that it has to stay
 * @throws UserError with what the engine said, where an operation fails
 */
export async function rehearseDrifts<M extends Drift, L extends Drift>(
  request: RehearsalRequest,
  mending: readonly M[],
  leaving: readonly L[],
): Promise<DriftRehearsal<M, L>> {
  const deployed = await Deployed.open(request);
  try {
    const { cloud } = deployed.session.provider;
    const drifting = new Drifting(deployed, request);
    const [mended, left] = [happenAll(cloud, mending), happenAll(cloud, leaving)];
    const changed = new Set([...mended, ...left].flatMap(({ done }) => done?.urn ?? []));
    const listener = new RefreshListener();
    await drifting.run("refresh", listener.onEvent);
    const shownElse = listener.shown.filter(({ urn }) => !changed.has(urn));
    drifting.expectNone(
      shownElse.map(({ urn }) => urn),
      "refresh shows it, and nobody changed it",
    );
    const steps = await drifting.run("up");
    const stepsElse = steps.filter(({ urn }) => !changed.has(urn));
    drifting.expectNone(
      stepsElse.map(({ urn }) => urn),
      "up changed it, and nobody had",
    );
    const again = await drifting.run("preview");
    drifting.expectNone(
      again.map(({ urn }) => urn),
      "the preview after up still changes it",
    );
    const outcomes = <T extends Drift>(tried: readonly Tried<T>[]): readonly DriftOutcome<T>[] =>
      tried.map(({ drift, done }) =>
        done === undefined
          ? { drift, shown: "", did: "", now: "as before" }
          : outcomeOf(done, cloud, listener.shown, steps),
      );
    return { mended: outcomes(mended), left: outcomes(left), surprises: drifting.surprises };
  } finally {
    await deployed.close();
  }
}
