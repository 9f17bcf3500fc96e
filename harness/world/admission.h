// Decides which requests a World answers over HTTP: none that another site's page sends, and none
// that is meant for another host (sim/http/local.h).
//
// A refused request leaves no trace in the World, so a take does not depend on which pages somebody
// has open, and a replay need not know which requests were refused.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "sim/http/local.h"

namespace harness {

class Admission {
 public:
  // `hosts` are allowed besides the names of this machine. `say` gets a line for people for each
  // reason to refuse somebody, once, and for the first twenty reasons; null: nobody is told.
  Admission(std::vector<std::string> hosts, std::function<void(const std::string& line)> say);

  // Why `request` is to be answered 403, in a sentence; "" if it is let in.
  std::string why_refused(const sim::http::Request& request, sim::http::Effect effect);

 private:
  sim::http::AllowedHosts allowed_;
  std::function<void(const std::string&)> say_;
  std::set<std::string> said_;
};

// The value of --allow-host in lower case. std::invalid_argument if it is no name or address, or
// has a port.
std::string allowed_host(const std::string& text);

}  // namespace harness
