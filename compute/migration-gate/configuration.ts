import { requiredVariables } from "../../shared/handlers";

/** What the function is told by its environment variables. */
export interface Configuration {
  /** Identifier of the database, of which a snapshot is taken. */
  readonly DATABASE_IDENTIFIER: string;
  /** What the name of a snapshot begins with. */
  readonly SNAPSHOT_PREFIX: string;
  /** Name of the cluster in which the migration runs. */
  readonly CLUSTER: string;
  /** Family of the migration's task definition: the newest revision runs. */
  readonly TASK_DEFINITION: string;
  /** In the environment with commas between them. */
  readonly SUBNET_IDS: readonly string[];
  readonly SECURITY_GROUP_IDS: readonly string[];
  /** Minutes after which a migration that is not over is given up. */
  readonly LIMIT_MINUTES: number;
  /** How many of its snapshots stay, the newest ones. */
  readonly KEEP_SNAPSHOTS: number;
}

/** @throws Error for what is no whole number above zero: to keep "ten" snapshots must not mean to keep none */
function count(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(
    `environment variable ${name} of the function is "${text}"; allowed are whole numbers above 0; the compute layer sets it`,
  );
}

/** @throws Error naming the variables that the layer did not set, or a number that is none */
export function readConfiguration(variables: NodeJS.ProcessEnv): Configuration {
  const texts = requiredVariables(
    variables,
    [
      "DATABASE_IDENTIFIER",
      "SNAPSHOT_PREFIX",
      "CLUSTER",
      "TASK_DEFINITION",
      "SUBNET_IDS",
      "SECURITY_GROUP_IDS",
      "LIMIT_MINUTES",
      "KEEP_SNAPSHOTS",
    ],
    "compute",
  );
  return {
    ...texts,
    SUBNET_IDS: texts.SUBNET_IDS.split(","),
    SECURITY_GROUP_IDS: texts.SECURITY_GROUP_IDS.split(","),
    LIMIT_MINUTES: count("LIMIT_MINUTES", texts.LIMIT_MINUTES),
    KEEP_SNAPSHOTS: count("KEEP_SNAPSHOTS", texts.KEEP_SNAPSHOTS),
  };
}
