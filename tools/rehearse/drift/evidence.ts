import { readUrn, readableType } from "../../engine/urn";
import type { Evidence } from "../evidence";
import type { RehearsalRequest } from "../rehearsals";
import { drifts, type Drift } from "./drifts";
import { ownersDrifts, type OwnersDrift } from "./owned";
import { rehearseDrifts, type DriftOutcome, type DriftRehearsal } from "./rehearsal";

type Row = readonly string[];

const did: Readonly<Record<string, string>> = { update: "put back", create: "made again" };

/** Nothing to try is no failure: some resources are in one shape of the environment alone. */
function isTried({ urn }: DriftOutcome<Drift>): boolean {
  return urn !== undefined;
}

function isMended({ shown, now }: DriftOutcome<Drift>): boolean {
  return shown !== "" && now === "as before";
}

/** The engine leaves out of a refresh what the program ignores, and takes it into the state all the same. */
function isLeft({ shown, did: done, now }: DriftOutcome<Drift>): boolean {
  return shown === "" && done === "" && now === "as changed";
}

function subject({ drift, urn }: DriftOutcome<Drift>): readonly [string, string] {
  const { type, name } = drift.resource;
  return urn === undefined ? ["", `${readableType(type)} ${name}`] : [readUrn(urn).layer ?? "", name];
}

function mendedRow(outcome: DriftOutcome<Drift>): Row {
  const { drift, shown, did: done } = outcome;
  const verdict = isMended(outcome) ? "mended" : `WRONG: the account is ${outcome.now}`;
  return [...subject(outcome), drift.done, shown || "nothing", did[done] ?? (done || "nothing"), verdict];
}

function leftRow(outcome: DriftOutcome<OwnersDrift>): Row {
  const { drift, shown } = outcome;
  const about = [...subject(outcome), drift.property, drift.owner, drift.done];
  if (!isTried(outcome)) return [...about, "", "no such resource here"];
  return [
    ...about,
    shown || "nothing",
    isLeft(outcome) ? "left alone" : `WRONG: the account is ${outcome.now}`,
  ];
}

/** Judges a rehearsal of drifts, for the screen and for the repository. */
export function driftEvidence({ mended, left, surprises }: DriftRehearsal<Drift, OwnersDrift>): Evidence {
  const absent = mended.filter((outcome) => !isTried(outcome));
  const lost = [
    ...mended.filter((outcome) => isTried(outcome) && !isMended(outcome)),
    ...left.filter((outcome) => isTried(outcome) && !isLeft(outcome)),
  ];
  const failures = [
    ...absent.map(
      ({ drift }) => `${drift.resource.name}: no ${drift.resource.type} of that name to be changed`,
    ),
    ...lost.map(
      ({ drift, shown, now }) =>
        `${drift.resource.name}: ${drift.done}: refresh shows ${shown || "nothing"}, the account is ${now}`,
    ),
    ...surprises,
  ];
  const [repaired, kept] = [mended.filter(isMended), left.filter(isLeft)];
  return {
    title: "Drift: what is changed behind the program's back",
    about: [
      "A deployed environment is changed in the account, as somebody does it in the console. `pulumi refresh` " +
        "has to name the resource and what is changed of it, and the next `pulumi up` puts it back, touches " +
        "nothing else, and leaves nothing to be done.",
      "What a controller or an operator owns at run time (`ownedAtRuntime`) stays. It is no drift, so that the refresh " +
        "does not report it, and the state knows it afterwards: only that keeps an update of the same resource from " +
        "writing an old value back.",
      "A rule that is *added* to one of the program's security groups, and a route that is added to a route table, are " +
        "resources of their own that no state knows: Pulumi shows neither and leaves both. The alarms " +
        "`tradai-security-security-groups-<env>` and `tradai-security-route-tables-<env>` tell of them.",
    ],
    tables: [
      {
        title: "What nobody but the program owns",
        header: ["layer", "resource", "what was done", "refresh shows", "up", "verdict"],
        rows: mended.map(mendedRow),
        numbers: [],
      },
      {
        title: "What others own at run time",
        header: ["layer", "resource", "property", "owner", "what was done", "refresh shows", "up"],
        rows: left.map(leftRow),
        numbers: [],
      },
    ],
    ok: failures.length === 0,
    verdict:
      `${mended.length + left.filter(isTried).length} changes: ${repaired.length} mended, ` +
      `${kept.length} left to their owners, ${lost.length} wrong, ${surprises.length} surprises`,
    failures,
  };
}

/** Changes a deployed environment behind the engine's back. */
export async function rehearseDrift(request: RehearsalRequest): Promise<Evidence> {
  return driftEvidence(await rehearseDrifts(request, drifts, ownersDrifts));
}
