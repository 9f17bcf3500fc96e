// What every shipped scenario of a family must do, whatever it is about.
#pragma once

#include <string>
#include <vector>

namespace tests {

// The families that have a test of their own; a folder of scenarios/ without one fails a test.
inline const std::vector<std::string> kFamilies{"dlq-redrive", "incidents", "interrupt", "load",
                                                "sleep-wake"};

// Plays a scenario, such as `load/ten-sessions`, twice: it passes, with equal digests; then with
// seeds 1 to 3: it passes, with other digests.
void check_scenario(const std::string& name);
// Every scenario of the family.
void check_family(const std::string& family);

}  // namespace tests
