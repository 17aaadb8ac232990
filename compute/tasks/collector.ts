import { UserError } from "../../shared/errors";
import type { LayerContext } from "../../shared/components";
import type { TaskId } from "../../shared/naming";
import { container } from "./container";

/** Share of a task that the collector takes. */
export const collectorSize = { cpu: 64, memoryMb: 256 } as const;

/** Port on which the collector takes traces and metrics of the containers beside it; of OpenTelemetry's own choice. */
const otlpPort = 4317;

/**
 * What the collector does with what the application sends: traces to X-Ray, metrics as log events that CloudWatch reads
 * (EDGAR-67, USDCOP-44). X-Ray's own SDK and daemon are in maintenance (controls.md section 3).
 */
function configuration({ names, settings }: LayerContext, task: TaskId): string {
  const { region } = settings;
  return `extensions:
  health_check: {}
receivers:
  otlp:
    protocols:
      grpc: { endpoint: "localhost:${otlpPort}" }
processors:
  memory_limiter: { check_interval: 1s, limit_mib: 192 }
  batch: {}
  resourcedetection: { detectors: [env, ecs] }
exporters:
  awsxray: { region: ${region} }
  awsemf:
    region: ${region}
    namespace: TradAI
    log_group_name: ${names.taskLogGroup(task)}
    log_stream_name: metrics/{TaskId}
    resource_to_telemetry_conversion: { enabled: true }
service:
  extensions: [health_check]
  pipelines:
    traces: { receivers: [otlp], processors: [memory_limiter, resourcedetection, batch], exporters: [awsxray] }
    metrics: { receivers: [otlp], processors: [memory_limiter, resourcedetection, batch], exporters: [awsemf] }
`;
}

/** Variables that lead an application's OpenTelemetry SDK to the collector beside it. */
export function telemetry(service: string, environment: string): Record<string, string> {
  return {
    OTEL_SERVICE_NAME: service,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://localhost:${otlpPort}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
    OTEL_PROPAGATORS: "xray,tracecontext",
    OTEL_RESOURCE_ATTRIBUTES: `deployment.environment=${environment}`,
  };
}

/** The image comes from a public registry through the pull-through cache of the persistent layer, by digest. */
export function collectorImage({ arns, names, settings }: LayerContext): string {
  const digest = settings.images?.collector;
  if (digest === undefined) {
    throw new UserError(
      `Pulumi.${settings.environment}.yaml: tradai:images.collector: missing; the compute layer runs the collector by its digest`,
    );
  }
  return arns.image(`${names.imageCachePrefix()}/aws-observability/aws-otel-collector`, digest);
}

/** The OpenTelemetry collector beside the application's container (https://aws-otel.github.io/docs/setup/ecs). */
export function collector(context: LayerContext, task: TaskId): object {
  return container(context, {
    name: "collector",
    image: collectorImage(context),
    task,
    ...collectorSize,
    environment: { AOT_CONFIG_CONTENT: configuration(context, task) },
    healthCheck: { command: ["CMD", "/healthcheck"], interval: 10, timeout: 5, startPeriod: 10, retries: 3 },
  });
}
