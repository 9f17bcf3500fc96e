// Internal to sim_process: reading what backlot-init says.
#pragma once

#include <string_view>

namespace sim {

// Takes `word` off the front. False if something else is there.
bool take_word(std::string_view& line, std::string_view word);
// Takes a number, and blanks before it, off the front; 0 if there is none.
int take_number(std::string_view& line);

}  // namespace sim
