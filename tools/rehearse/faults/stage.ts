import type { Settings } from "../../../shared/config";
import type { Layer } from "../../../shared/naming";
import type { CliOutcome } from "../../engine/cli";
import type { Operation, OperationResult } from "../../engine/operation";
import type { Progress } from "../../engine/progress";
import type { Project } from "../../engine/project";
import { layerProject } from "../../engine/projects";
import type { EngineSession, RunOptions } from "../../engine/session";
import type { CloudCopy, Fault } from "../../stand-in";

/** Seconds of silence after which nothing more is expected: the longest step takes a few tenths of one. */
const PATIENCE = 10;

/** What the engine knows of one layer, and what AWS has, at one moment. */
export interface Moment {
  readonly checkpoint: unknown;
  readonly cloud: CloudCopy;
}

/** One layer under rehearsal, over the deployed layers below it. */
export class Stage {
  private readonly project: Project;
  /** Runs that had to be killed. */
  stuck = 0;
  /** What was said by runs that failed, though none of the failures played was met in them. */
  readonly unexplained: string[] = [];

  constructor(
    readonly session: EngineSession,
    private readonly settings: Settings,
    readonly layer: Layer,
    private readonly progress: Progress | undefined,
  ) {
    this.project = layerProject(layer, settings);
  }

  /** @param task for whoever waits, as in "timeouts of creations" */
  async run(operation: Operation, task: string, options: RunOptions = {}): Promise<OperationResult> {
    const { environment } = this.settings;
    this.progress?.begin(`${environment} ${this.layer}: ${task}, ${operation}`);
    const onEvent = this.progress?.onEvent ?? (() => undefined);
    return await this.session.run(operation, this.project, { onEvent, ...options });
  }

  /**
   * Runs an operation and kills the engine when it has said nothing for a while, as an operator does who then runs the
   * same again. With `--continue-on-error` the engine (3.259.0) waits for ever where a deletion fails that comes before a
   * creation: the program is never told that the creation is not made any more.
   */
  async runUnlessStuck(operation: Operation, task: string, options: RunOptions): Promise<OperationResult> {
    const stuck = new AbortController();
    let silent = 0;
    // Counted, since a clock goes on while the whole machine stands still.
    const timer = setInterval(() => {
      silent += 1;
      if (silent === PATIENCE) stuck.abort("SIGKILL");
    }, 1000);
    const onEvent: RunOptions["onEvent"] = (event) => {
      silent = 0;
      this.progress?.onEvent(event);
    };
    const running = this.run(operation, task, { ...options, onEvent, interrupt: stuck.signal });
    const result = await running.finally(() => clearInterval(timer));
    if (stuck.signal.aborted) {
      this.stuck += 1;
      await this.command(["cancel", "--yes"]);
    }
    return result;
  }

  async command(args: readonly string[]): Promise<CliOutcome> {
    return await this.session.command(args, this.project);
  }

  /** Plays these failures from now on, and no others. */
  play(faults: readonly Fault[]): void {
    this.session.provider.play(faults);
  }

  /** Failures that have not happened yet. */
  unmet(): readonly Fault[] {
    return [...this.session.provider.unmetFaults()];
  }

  /** What the engine knows now, without a copy of the account. */
  checkpoint(): unknown {
    return this.session.checkpoint(this.project);
  }

  moment(): Moment {
    const { session } = this;
    return { checkpoint: this.checkpoint(), cloud: session.provider.cloud.copy() };
  }

  /** Puts everything back, so that one batch of failures leaves nothing behind for the next. */
  goBackTo({ checkpoint, cloud }: Moment): void {
    this.play([]);
    this.session.restore(this.project, checkpoint);
    this.session.provider.cloud.restore(cloud);
  }
}
