// From what people type to the one thing that they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/explain/telling.h"

namespace harness {

// Each returns the whole name of the one thing that `text` is, or is the beginning of. UnknownThing
// if there is none, or several.
std::string message_called(const Telling& telling, const std::string& text);
std::string queue_called(const Telling& telling, const std::string& text);
std::string task_called(const Telling& telling, const std::string& text);
std::string mail_called(const Telling& telling, const std::string& text);

// Of the things whose names begin with `what` and a blank (harness/explain/things.h), the name
// without that. `noun` is what people call such a thing.
std::string thing_called(const Telling& telling, const std::string& what, const std::string& noun,
                         const std::string& text);

}  // namespace harness
