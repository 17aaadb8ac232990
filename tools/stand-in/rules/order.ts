import { accessRows } from "./order/access";
import { apiRows } from "./order/api";
import { applicationRows } from "./order/application";
import { balancingRows } from "./order/balancing";
import { containerRows } from "./order/containers";
import { databaseRows } from "./order/database";
import { deploymentRows } from "./order/deployment";
import { functionRows } from "./order/functions";
import { messagingRows } from "./order/messaging";
import { networkRows } from "./order/network";
import type { OrderRow } from "./order/row";
import { storageRows } from "./order/storage";
import { watchingRows } from "./order/watching";

export type { OrderRow } from "./order/row";

/**
 * The pairs that AWS checks. A pair more is a row more. Computed ARNs and names hide these dependencies from
 * the engine; where the program forgets `dependsOn`, the rehearsal fails here as the real deployment would.
 */
export const orderRows: readonly OrderRow[] = [
  ...storageRows,
  ...accessRows,
  ...networkRows,
  ...databaseRows,
  ...messagingRows,
  ...functionRows,
  ...applicationRows,
  ...balancingRows,
  ...containerRows,
  ...deploymentRows,
  ...apiRows,
  ...watchingRows,
];
