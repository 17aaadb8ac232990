import { LambdaClient } from "@aws-sdk/client-lambda";
import { functionsIn } from "../../shift/shift";
import { liveAlias, standingOf } from "../../shift/versions";
import type { Answer, Check, Finding, Patient } from "../check";

/** A shift takes minutes and follows every deployment; what is behind for longer was forgotten or taken back. */
const patienceMs = 60 * 60 * 1000;

/** Hours since a version was published; undefined where AWS does not say when. */
function age(published: string | undefined, now: number): number | undefined {
  const since = Date.parse(published ?? "");
  return Number.isNaN(since) ? undefined : now - since;
}

async function ask(patient: Patient): Promise<Answer> {
  const { aws, names, settings, now } = patient;
  const ids = functionsIn(settings);
  const lambda = aws.client(LambdaClient);
  const standings = await Promise.all(
    ids.map(async (id) => [id, await standingOf(lambda, names.function(id), settings.account)] as const),
  );
  const findings = standings.flatMap(([id, standing]): Finding[] => {
    if (standing.kind !== "behind") return [];
    const waited = age(standing.published, now);
    if (waited !== undefined && waited <= patienceMs) return [];
    const hours = waited === undefined ? "" : `, published ${Math.floor(waited / patienceMs)} h ago`;
    return [
      {
        severity: "warns",
        what: names.function(id),
        found: `${liveAlias} leads to version ${standing.live}, and the newest is ${standing.newest}${hours}`,
        remedy: `npm run shift -- ${settings.environment} --only ${id}`,
      },
    ];
  });
  const there = standings.filter(([, { kind }]) => kind !== "absent").length;
  return {
    findings,
    fine: there === 0 ? "no function is deployed yet" : `${there} of ${ids.length} functions, none behind`,
  };
}

/** Callers get the newest version of every function. */
export const versionsCheck: Check = (patient) => [{ about: "versions", ask: () => ask(patient) }];
