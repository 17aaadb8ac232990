import {
  CodeDeployClient,
  CreateDeploymentCommand,
  GetDeploymentCommand,
  ListDeploymentsCommand,
} from "@aws-sdk/client-codedeploy";
import type { DeploymentInfo } from "@aws-sdk/client-codedeploy";
import {
  GetAliasCommand,
  LambdaClient,
  ListVersionsByFunctionCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-lambda";
import { mockClient } from "aws-sdk-client-mock";
import type { AwsStub } from "aws-sdk-client-mock";
import { loadEnvironment } from "../../../shared/config";
import { shiftFunctions } from "../../../tools/shift/shift";
import type { Shift, Shifted } from "../../../tools/shift/shift";

export const account = "600802701449";

/** A function of dev in AWS. */
export interface FunctionInAws {
  /** Version that its alias leads to; a function without one is not in AWS. */
  readonly live?: number;
  /** Published versions, in pages. */
  readonly versions: readonly (readonly number[])[];
  /** Answers of its deployment, one a question; the last one stays. */
  readonly ends?: readonly DeploymentInfo[];
  /** A deployment that is under way when the tool is started, and its answers. */
  readonly running?: readonly DeploymentInfo[];
}

type Any = AwsStub<never, never, never>;

/** Two services that know functions, and a clock that only waiting moves. */
export class World {
  readonly lambda = mockClient(LambdaClient);
  readonly codeDeploy = mockClient(CodeDeployClient);
  readonly lines: string[] = [];
  readonly waited: number[] = [];
  private now = 0;
  private readonly answers = new Map<string, DeploymentInfo[]>();
  private readonly live = new Map<string, number>();

  /** @param functions by id */
  constructor(functions: Readonly<Record<string, FunctionInAws>>) {
    for (const [id, known] of Object.entries(functions)) this.add(`tradai-${id}-dev`, id, known);
    this.codeDeploy
      .on(GetDeploymentCommand)
      .callsFake(({ deploymentId }: { deploymentId: string }) => this.answer(deploymentId));
  }

  private add(name: string, id: string, { live, versions, ends, running }: FunctionInAws): void {
    if (live !== undefined) this.live.set(name, live);
    this.lambda.on(GetAliasCommand, { FunctionName: name, Name: "live" }).callsFake(() => {
      const version = this.live.get(name);
      if (version === undefined) {
        throw new ResourceNotFoundException({ message: `no ${name}`, $metadata: {} });
      }
      const arn = `arn:aws:lambda:eu-central-1:${account}:function:${name}:live`;
      return { AliasArn: arn, FunctionVersion: String(version) };
    });
    versions.forEach((page, index) => {
      const next = index + 1 < versions.length ? { NextMarker: `page-${index + 1}` } : {};
      // The first page answers every marker but those that a later one is asked for by.
      const asked = index === 0 ? {} : { Marker: `page-${index}` };
      this.lambda.on(ListVersionsByFunctionCommand, { FunctionName: name, ...asked }).resolves({
        Versions: [{ Version: "$LATEST" }, ...page.map((version) => ({ Version: String(version) }))],
        ...next,
      });
    });
    this.codeDeploy
      .on(ListDeploymentsCommand, { applicationName: "tradai-functions-dev", deploymentGroupName: name })
      .resolves({ deployments: running === undefined ? [] : [`d-running-${id}`] });
    this.codeDeploy
      .on(CreateDeploymentCommand, { applicationName: "tradai-functions-dev", deploymentGroupName: name })
      .resolves({ deploymentId: `d-${id}` });
    this.ending(`d-${id}`, ends ?? [{ status: "Succeeded" }]);
    this.ending(`d-running-${id}`, running ?? []);
  }

  /** What CodeDeploy answers about a deployment. */
  ending(deployment: string, answers: readonly DeploymentInfo[]): void {
    this.answers.set(deployment, [...answers]);
  }

  /** Moves the alias of a function, as a deployment does in the end. */
  move(id: string, version: number): void {
    this.live.set(`tradai-${id}-dev`, version);
  }

  private answer(deployment: string): { deploymentInfo: DeploymentInfo } {
    const left = this.answers.get(deployment) ?? [];
    const [first] = left;
    if (first === undefined) throw new Error(`nobody asked CodeDeploy for ${deployment}`);
    if (left.length > 1) left.shift();
    return { deploymentInfo: first };
  }

  /** Runs the tool for some functions of dev. */
  shift(functions: readonly string[], more: Partial<Shift> = {}): Promise<readonly Shifted[]> {
    return shiftFunctions({
      settings: loadEnvironment("dev"),
      functions: functions as Shift["functions"],
      clients: {
        lambda: new LambdaClient({ region: "eu-central-1" }),
        codeDeploy: new CodeDeployClient({ region: "eu-central-1" }),
      },
      clock: {
        now: () => this.now,
        sleep: (milliseconds) => {
          this.waited.push(milliseconds);
          this.now += milliseconds;
          return Promise.resolve();
        },
      },
      timeoutMinutes: 30,
      dryRun: false,
      ignoreAlarms: false,
      tell: (line) => this.lines.push(line),
      ...more,
    });
  }

  /** What CodeDeploy was asked to do. */
  created(): {
    readonly group: string | undefined;
    readonly content: unknown;
    readonly type: string | undefined;
  }[] {
    return this.codeDeploy.commandCalls(CreateDeploymentCommand).map(({ args: [{ input }] }) => ({
      group: input.deploymentGroupName,
      type: input.revision?.revisionType,
      content: JSON.parse(input.revision?.appSpecContent?.content ?? "null") as unknown,
    }));
  }

  /** What CodeDeploy was told of each deployment, and which alarms it was told to look at instead of the group's. */
  circumstances(): { readonly description: string | undefined; readonly alarms: unknown }[] {
    return this.codeDeploy.commandCalls(CreateDeploymentCommand).map(({ args: [{ input }] }) => ({
      description: input.description,
      alarms: input.overrideAlarmConfiguration,
    }));
  }

  restore(): void {
    for (const mock of [this.lambda, this.codeDeploy] as unknown as Any[]) mock.restore();
  }
}
