import { environmentOf } from "../../shared/components";
import type { LayerContext } from "../../shared/components";
import { secretRows, services } from "../../shared/inventory";
import type { SecretRow } from "../../shared/inventory";
import { imageVersion } from "../images";
import { telemetry } from "../tasks/collector";

type Row = (typeof services)[keyof typeof services];

/** A service that shares the host. */
export type HostedRow = Extract<Row, { readonly consolidated: true }>;

/**
 * Megabytes that each container may take: together they leave a fifth of a t3.small's 2 GB to Docker, the agents and the
 * system (OPEN-17). One that asks for more is ended and started again, and its neighbours live on.
 */
const memoryMb: Readonly<Record<HostedRow["id"], number>> = {
  "backend-api": 384,
  "data-collection": 320,
  "strategy-service": 320,
  mlflow: 576,
};

const isHosted = (row: Row): row is HostedRow => row.consolidated;

/** The services of the host, in the order of the inventory. */
export const hostedRows: readonly HostedRow[] = Object.values(services).filter(isHosted);

/** Where the container's settings are kept on the host; readable for root alone. */
export const settingsFile = ({ id }: HostedRow): string => `/etc/tradai/${id}.env`;

/**
 * The agent listens where an OpenTelemetry SDK sends to by itself: the address of a task's collector is left out. It takes
 * traces alone, and an SDK that is told nothing sends metrics as well
 * (https://opentelemetry-python.readthedocs.io/en/stable/api/environment_variables.html).
 */
function telemetryOf(context: LayerContext, { id }: HostedRow): Record<string, string> {
  const variables = Object.entries(telemetry(id, context.settings.environment));
  return {
    ...Object.fromEntries(variables.filter(([name]) => name !== "OTEL_EXPORTER_OTLP_ENDPOINT")),
    OTEL_METRICS_EXPORTER: "none",
  };
}

/**
 * The settings of a container: those of a task, but for its secrets. ECS gives a task their values; the host hands over
 * their names, and the service reads them at run time (ORION-05).
 */
export function settingsOf(context: LayerContext, row: HostedRow): Readonly<Record<string, string>> {
  const { wiring } = row;
  const wanted: readonly string[] = "secrets" in wiring ? wiring.secrets : [];
  const nameOf = (secret: SecretRow): [string, string] => [
    `SECRET_NAME_${secret.id.toUpperCase().replaceAll("-", "_")}`,
    context.names.secret(secret),
  ];
  const secrets = secretRows.filter(({ id }) => wanted.includes(id)).map(nameOf);
  return {
    ...environmentOf(context, wiring),
    ...telemetryOf(context, row),
    ...Object.fromEntries(secrets),
    AWS_REGION: context.settings.region,
    PORT: String(row.port),
    // Four services share two processors.
    WEB_CONCURRENCY: "1",
  };
}

/** The registry's address, which the credential helper is configured for. */
export function registryOf({ settings }: LayerContext): string {
  return `${settings.account}.dkr.ecr.${settings.region}.amazonaws.com`;
}

/** Image of a service by its configured version, which ECR never lets move. */
export function imageOf({ arns, names, settings }: LayerContext, { id }: HostedRow): string {
  return arns.image(names.serviceRepository(id), imageVersion(settings));
}

/**
 * The arguments of `docker run`, one option an element. The container shares the host's network, because a bridge is one
 * hop more than the metadata service answers, and would leave it without credentials (decisions.md section 5). It is
 * neither root nor able to become it, and writes to memory alone (EDGAR-70). `$instance` and `$address` are the script's.
 */
export function containerArguments(context: LayerContext, row: HostedRow): readonly string[] {
  const { names, settings } = context;
  const probe = `curl -fsS --max-time 4 -o /dev/null http://$address:${row.port}${row.healthPath}`;
  return [
    `--detach --name ${row.id}`,
    "--network host",
    // While a host is replaced its names lead to the other one as well, which no rule lets it reach (TRADAI-S-36).
    ...hostedRows.map(({ id }) => `--add-host ${id}.${names.namespace()}:$address`),
    "--user 10001:10001",
    "--read-only --tmpfs /tmp:rw,nosuid,nodev,size=128m",
    "--cap-drop ALL --security-opt no-new-privileges",
    `--memory ${memoryMb[row.id]}m --pids-limit 512`,
    "--init --restart always --stop-timeout 45",
    // From outside, as its callers do: a service that listens on the loopback address alone is not healthy.
    `--health-cmd "${probe}"`,
    "--health-interval 30s --health-timeout 5s --health-retries 5 --health-start-period 120s",
    "--log-driver awslogs",
    `--log-opt awslogs-region=${settings.region}`,
    `--log-opt awslogs-group=${names.taskLogGroup(row.id)}`,
    '--log-opt "awslogs-stream=$instance" --log-opt awslogs-create-group=false',
    // CloudWatch that does not answer must not stop the service.
    "--log-opt mode=non-blocking --log-opt max-buffer-size=4m",
    `--env-file ${settingsFile(row)}`,
    imageOf(context, row),
  ];
}
