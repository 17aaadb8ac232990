import { createHash } from "node:crypto";
import {
  CreateDeploymentCommand,
  GetDeploymentCommand,
  ListDeploymentsCommand,
} from "@aws-sdk/client-codedeploy";
import type {
  CodeDeployClient,
  CreateDeploymentCommandInput,
  DeploymentInfo,
  DeploymentStatus,
} from "@aws-sdk/client-codedeploy";
import type { Clock } from "./aws";
import { liveAlias } from "./versions";

/** A function whose alias moves from one version to another. */
export interface Move {
  /** Physical name of the function, and of its deployment group. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Whether the alarms of its deployment group count for nothing. */
  readonly ignoreAlarms: boolean;
}

/** Where deployments are made, and how long they are waited for. */
export interface Place {
  readonly codeDeploy: CodeDeployClient;
  readonly application: string;
  readonly clock: Clock;
  /** Milliseconds of the clock. */
  readonly deadline: number;
  readonly tell: (line: string) => void;
}

const underWay: DeploymentStatus[] = ["Created", "Queued", "InProgress", "Baking", "Ready"];

/** Milliseconds between two questions, at first and at most: a canary takes five minutes. */
const pauses = { first: 5_000, longest: 20_000 };

/** Says which alias moves to which version (https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html). */
export function appSpec({ name, from, to }: Move): string {
  return JSON.stringify({
    version: 0.0,
    Resources: [
      {
        [name]: {
          Type: "AWS::Lambda::Function",
          Properties: { Name: name, Alias: liveAlias, CurrentVersion: from, TargetVersion: to },
        },
      },
    ],
  });
}

/** The deployment of a function that is under way, if there is one: a group takes one at a time. */
export async function runningDeployment(place: Place, name: string): Promise<string | undefined> {
  const listed = await place.codeDeploy.send(
    new ListDeploymentsCommand({
      applicationName: place.application,
      deploymentGroupName: name,
      includeOnlyStatuses: underWay,
    }),
  );
  return listed.deployments?.[0];
}

/**
 * What is told of a deployment and what stops it. An alarm that is on stops a deployment before it begins, also where the
 * version that it replaces set the alarm off; only without the alarms can the cure go live
 * (https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html, overrideAlarmConfiguration).
 */
function circumstances({
  name,
  from,
  to,
  ignoreAlarms,
}: Move): Pick<CreateDeploymentCommandInput, "description" | "overrideAlarmConfiguration"> {
  const description = `${name} from version ${from} to ${to}`;
  return ignoreAlarms
    ? {
        description: `${description}, its alarms ignored (--ignore-alarms): the version before may set them off`,
        overrideAlarmConfiguration: { enabled: false },
      }
    : { description };
}

/** Starts a deployment. @returns its id */
export async function startDeployment(place: Place, move: Move): Promise<string> {
  const content = appSpec(move);
  const started = await place.codeDeploy.send(
    new CreateDeploymentCommand({
      applicationName: place.application,
      deploymentGroupName: move.name,
      ...circumstances(move),
      revision: {
        revisionType: "AppSpecContent",
        appSpecContent: { content, sha256: createHash("sha256").update(content).digest("hex") },
      },
    }),
  );
  if (started.deploymentId === undefined) throw new Error(`CodeDeploy named no deployment of ${move.name}`);
  return started.deploymentId;
}

/** A deployment that had not ended when the time was up; CodeDeploy goes on with it. */
export class NotEnded extends Error {
  constructor(id: string, status: string) {
    super(
      `still ${status} when the time was up; CodeDeploy goes on: aws deploy get-deployment --deployment-id ${id}`,
    );
  }
}

async function ended(place: Place, name: string, id: string): Promise<DeploymentInfo> {
  const { clock, codeDeploy, deadline, tell } = place;
  let told = "";
  for (let pause = pauses.first; ; pause = Math.min(pause * 1.5, pauses.longest)) {
    const { deploymentInfo = {} } = await codeDeploy.send(new GetDeploymentCommand({ deploymentId: id }));
    const status = deploymentInfo.status ?? "unknown";
    if (status !== told) tell(`${name}: ${id} ${status}`);
    told = status;
    if (["Succeeded", "Failed", "Stopped"].includes(status)) return deploymentInfo;
    if (clock.now() + pause > deadline) throw new NotEnded(id, status);
    await clock.sleep(pause);
  }
}

/** How a deployment ended. */
export interface Ending {
  readonly ok: boolean;
  /** In a few words, with AWS's reason where it failed. */
  readonly verdict: string;
}

/**
 * Waits until a deployment has ended, and its rollback with it.
 *
 * @throws NotEnded when the time is up before
 */
export async function endingOf(place: Place, name: string, id: string): Promise<Ending> {
  const info = await ended(place, name, id);
  if (info.status === "Succeeded") return { ok: true, verdict: "shifted" };
  const { code, message } = info.errorInformation ?? {};
  const reason = [code, message].filter((part) => part !== undefined && part !== "").join(": ");
  const why = reason === "" ? "" : ` (${reason})`;
  const rollback = info.rollbackInfo?.rollbackDeploymentId;
  if (rollback === undefined) return { ok: false, verdict: `${String(info.status)}${why}` };
  const undone = await ended(place, name, rollback);
  return undone.status === "Succeeded"
    ? { ok: false, verdict: `rolled back by ${rollback}${why}` }
    : { ok: false, verdict: `${String(info.status)}${why}, and its rollback ${rollback} too` };
}
