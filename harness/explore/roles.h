// The roles that events speak of: names without anything that was drawn, so that those of two takes
// can be compared.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sim/journal/event.h"

namespace harness {

class Roles {
 public:
  // Who, and about what: `container/# sqs.ReceiveMessage` of a call, `jobs` of what happened to a
  // message, by its queue, `web RUNNING` of a task, by its family. Ids are `#`.
  std::string of(const sim::Event& event);

 private:
  const std::string& without_ids(const std::string& name);

  std::map<std::string, std::string, std::less<>> names_;  // what is left of them, by themselves
};

}  // namespace harness
