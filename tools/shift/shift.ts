import {
  ApplicationDoesNotExistException,
  DeploymentGroupDoesNotExistException,
  DeploymentLimitExceededException,
} from "@aws-sdk/client-codedeploy";
import { UserError } from "../../shared/errors";
import { functionsOf } from "../../shared/inventory/functions";
import type { FunctionId } from "../../shared/inventory/functions";
import type { Settings } from "../../shared/config/schema/settings";
import { Names } from "../../shared/naming";
import { explained } from "../aws/failure";
import type { Clients, Clock } from "./aws";
import { endingOf, NotEnded, runningDeployment, startDeployment } from "./deployment";
import type { Ending, Place } from "./deployment";
import { standingOf } from "./versions";
import type { Standing } from "./versions";

/** What is shifted where. */
export interface Shift {
  readonly settings: Settings;
  readonly functions: readonly FunctionId[];
  readonly clients: Clients;
  readonly clock: Clock;
  readonly timeoutMinutes: number;
  readonly dryRun: boolean;
  /** Whether to deploy although an alarm of the function is on, and to go on when one goes off. */
  readonly ignoreAlarms: boolean;
  /** Takes a line of progress. */
  readonly tell: (line: string) => void;
}

/** What became of one function that was not at its newest version, or that could not be asked. */
export interface Shifted extends Ending {
  readonly function: FunctionId;
  readonly from?: string;
  readonly to?: string;
  readonly deployment?: string;
  readonly seconds: number;
}

/** Functions of an environment that have an alias; the NAT route updater belongs to the NAT instance. */
export function functionsIn(settings: Settings): readonly FunctionId[] {
  return [...functionsOf("foundation", settings), ...functionsOf("compute", settings)]
    .map(({ id }) => id)
    .filter((id) => id !== "nat-route-updater" || settings.network.nat === "instance")
    .sort();
}

type Behind = Extract<Standing, { readonly kind: "behind" }>;

/** What went wrong with one function, in words; the others go on. */
function told(error: unknown): string {
  if (error instanceof DeploymentLimitExceededException) {
    return "another deployment of it has begun meanwhile: run this again when that has ended";
  }
  if (
    error instanceof DeploymentGroupDoesNotExistException ||
    error instanceof ApplicationDoesNotExistException
  ) {
    return `CodeDeploy does not know it: deploy its layer first (${error.message})`;
  }
  if (error instanceof NotEnded) return error.message;
  const explanation = explained(error);
  if (explanation === undefined) throw error;
  return explanation;
}

/** Moves one alias: waits for a deployment that is under way already before it starts its own. */
async function shiftOne(shift: Shift, place: Place, id: FunctionId, first: Behind): Promise<Shifted> {
  const name = new Names(shift.settings).function(id);
  const begun = shift.clock.now();
  let known: Omit<Shifted, "ok" | "verdict" | "seconds"> = {
    function: id,
    from: first.live,
    to: first.newest,
  };
  const outcome = (ending: Ending): Shifted => ({
    ...known,
    ...ending,
    seconds: Math.round((shift.clock.now() - begun) / 1000),
  });
  try {
    let standing: Standing = first;
    const running = await runningDeployment(place, name);
    if (running !== undefined) {
      known = { ...known, deployment: running };
      shift.tell(`${name}: ${running} is under way already`);
      const ending = await endingOf(place, name, running);
      if (!ending.ok) return outcome(ending);
      standing = await standingOf(shift.clients.lambda, name, shift.settings.account);
      if (standing.kind === "newest")
        return outcome({ ok: true, verdict: "shifted by a deployment of before" });
    }
    if (standing.kind === "absent") return outcome({ ok: false, verdict: standing.why });
    const { ignoreAlarms } = shift;
    const move = { name, from: standing.live, to: standing.newest, ignoreAlarms };
    known = { function: id, from: move.from, to: move.to };
    if (ignoreAlarms) {
      shift.tell(`warning: ${name}: --ignore-alarms: no alarm stops this deployment or takes it back`);
    }
    const deployment = await startDeployment(place, move);
    known = { ...known, deployment };
    return outcome(await endingOf(place, name, deployment));
  } catch (error) {
    return outcome({ ok: false, verdict: told(error) });
  }
}

async function standings(shift: Shift): Promise<ReadonlyMap<FunctionId, Standing>> {
  const names = new Names(shift.settings);
  const found = new Map<FunctionId, Standing>();
  try {
    for (const id of shift.functions) {
      found.set(id, await standingOf(shift.clients.lambda, names.function(id), shift.settings.account));
    }
  } catch (error) {
    const explanation = explained(error);
    throw explanation === undefined ? error : new UserError(explanation);
  }
  return found;
}

/**
 * Has CodeDeploy move the alias of each function to its newest version: one deployment for each function whose alias is
 * behind, none for the others (decisions.md section 5). They run at the same time; an alarm rolls back its own function.
 *
 * @returns what became of each function that was behind or absent, by id
 * @throws UserError before anything is started, where AWS cannot be asked
 */
export async function shiftFunctions(shift: Shift): Promise<readonly Shifted[]> {
  const found = await standings(shift);
  const place: Place = {
    codeDeploy: shift.clients.codeDeploy,
    application: new Names(shift.settings).functionDeployments(),
    clock: shift.clock,
    deadline: shift.clock.now() + shift.timeoutMinutes * 60_000,
    tell: shift.tell,
  };
  const work = [...found].flatMap(([id, standing]): Promise<Shifted>[] => {
    if (standing.kind === "newest") return [];
    if (standing.kind === "absent") {
      return [Promise.resolve({ function: id, seconds: 0, ok: false, verdict: standing.why })];
    }
    const { live: from, newest: to } = standing;
    const verdict = shift.ignoreAlarms ? "would be shifted, its alarms ignored" : "would be shifted";
    return shift.dryRun
      ? [Promise.resolve({ function: id, from, to, seconds: 0, ok: true, verdict })]
      : [shiftOne(shift, place, id, standing)];
  });
  return (await Promise.all(work)).sort((a, b) => (a.function < b.function ? -1 : 1));
}
