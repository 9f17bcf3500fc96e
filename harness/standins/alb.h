// The front door for previews: `/session/{threadId}/*` goes to the container of that thread.
//
// A container that does not run is woken; until it serves, the answer is 503, as from a load
// balancer without a healthy target, and the viewer tries again.
#pragma once

#include <string>

#include "fakes/aws/environment.h"
#include "harness/standins/runner.h"

namespace harness {

class Alb {
 public:
  struct Page {
    int status = 503;
    std::string body;  // of a 200: the files of the branch, one path a line
  };

  Alb(aws::Environment& environment, StandinRunner& runner)
      : environment_(environment), runner_(runner) {}

  // One request for `/session/{thread}/`. Journal: `preview.request`, `preview.response`.
  Page get(const std::string& viewer, const std::string& thread);

 private:
  Page look(const std::string& thread);

  aws::Environment& environment_;
  StandinRunner& runner_;
};

}  // namespace harness
