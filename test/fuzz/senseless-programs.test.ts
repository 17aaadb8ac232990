import { describeSenselessPrograms } from "../policies/variants/senseless-suite";

describeSenselessPrograms(400);
