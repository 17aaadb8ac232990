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
}

/** @throws Error naming the variables that the layer did not set */
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
    ],
    "compute",
  );
  return {
    ...texts,
    SUBNET_IDS: texts.SUBNET_IDS.split(","),
    SECURITY_GROUP_IDS: texts.SECURITY_GROUP_IDS.split(","),
  };
}
