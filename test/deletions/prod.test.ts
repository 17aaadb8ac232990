import { describeDeletions } from "./deletions";

describeDeletions("prod");
