import * as grpc from "@grpc/grpc-js";
import type { EngineEvent as AutomationEvent } from "@pulumi/pulumi/automation/events";
import { EventsService } from "@pulumi/pulumi/proto/events_grpc_pb";
import type { EventRequest } from "@pulumi/pulumi/proto/events_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { serve, type LocalServer } from "./local-server";

interface PolicySummary {
  readonly passed?: readonly string[];
  readonly failed?: readonly string[];
}

/** What the engine tells while it works; the SDK's type lacks the summaries of the policies. */
export interface EngineEvent extends AutomationEvent {
  readonly policyAnalyzeSummaryEvent?: PolicySummary;
  readonly policyAnalyzeStackSummaryEvent?: PolicySummary;
}

/** Receives the engine's events. `address` is the value of the CLI's `--event-log`. */
export async function listenForEvents(onEvent: (event: EngineEvent) => void): Promise<LocalServer> {
  const streamEvents: grpc.handleClientStreamingCall<EventRequest, Empty> = (call, callback) => {
    call.on("data", (request: EventRequest) => onEvent(JSON.parse(request.getEvent()) as EngineEvent));
    call.on("end", () => callback(null, new Empty()));
  };
  const server = await serve(EventsService, { streamEvents });
  return { ...server, address: `tcp://${server.address}` };
}
