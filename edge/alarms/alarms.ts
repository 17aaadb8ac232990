import type * as aws from "@pulumi/aws";
import {
  alarmTopics,
  createAlarm,
  createCompositeAlarm,
  healthStateStale,
  lambdaConcurrency,
  outageAlarms,
  systemAlarm,
} from "../../shared/alarms";
import type { AlarmPart } from "../../shared/alarms";
import type { LayerContext } from "../../shared/components";
import type { LayersBelow } from "../below";
import type { WebAcls } from "../waf/waf";
import { createApiAlarms, createLatencyAnomalies } from "./api";
import type { WatchedApi } from "./api";
import { createSecurityAlarms } from "./security";
import { createWafAlarms } from "./waf";

/** What the alarms of this layer watch. */
export interface Watched extends WatchedApi {
  readonly below: LayersBelow;
  readonly acls: WebAcls;
  /** Goes off when a client finds the platform broken. */
  readonly canary: AlarmPart;
}

/**
 * The alarms over the API, its web ACLs and the whole account, and the one that answers whether the platform is up
 * (decisions.md section 5). What a resource of another layer needs, that layer has.
 */
export function createAlarms(context: LayerContext, watched: Watched): aws.cloudwatch.CompositeAlarm {
  const { below, acls, canary } = watched;
  const topics = alarmTopics(below.foundation.topics);

  const ofApi = createApiAlarms(context, topics, watched);
  createLatencyAnomalies(context, topics, watched, below.compute);
  createWafAlarms(context, topics, watched, acls);
  createSecurityAlarms(context, topics, below.persistent);

  createAlarm(context, topics, healthStateStale, {
    dimensions: { TableName: below.persistent.tables["health-state"].name },
  });
  createAlarm(context, topics, lambdaConcurrency(context.settings.lambdaConcurrencyLimit), {
    dimensions: {},
  });

  const own = [...ofApi, canary];
  const outages = outageAlarms(context.settings).map(
    (row): AlarmPart => own.find((part) => part.row.id === row.id) ?? { row },
  );
  return createCompositeAlarm(context, topics, systemAlarm, outages);
}
