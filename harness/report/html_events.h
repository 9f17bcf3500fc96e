// The parts of the report's page that have events in them, and the elements that pages are made of.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/take.h"

namespace harness {

// An HTML element. `inside` is HTML; the other texts are escaped.
std::string element(const char* name, const std::string& classes, const std::string& inside);
std::string cell(const std::string& text);
std::string number_cell(const std::string& text);

// The events before a failure; "" if there are none.
std::string events_table(const std::vector<sim::Event>& events, sim::Time begin);

// All events that the take has kept, folded, with a field that filters them; "" if it has none.
std::string all_events(const Take& take);

}  // namespace harness
