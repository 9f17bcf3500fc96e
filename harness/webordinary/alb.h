// The load balancer in front of previews: `/session/{threadId}/*` goes to the container of that
// thread.
//
// A container that does not run is woken; until it serves, the answer is 503, as from a load
// balancer without a healthy target, and the viewer tries again.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "fakes/aws/environment.h"
#include "harness/webordinary/standins/runner.h"

namespace harness {

class Alb {
 public:
  struct PreviewPage {
    int status = 503;
    std::string body;  // of a built-in container with status 200: the branch's files, a path a line
  };
  using Show = std::function<void(PreviewPage)>;
  // Asks the real programs of the World for the page at a path.
  using AskPrograms = std::function<void(const std::string& path, Show show)>;

  // `programs` may be null.
  Alb(aws::Environment& environment, StandinRunner& runner, AskPrograms programs)
      : environment_(environment), runner_(runner), programs_(std::move(programs)) {}

  // One request for `/session/{thread}/`. Calls `show` once, now or, where real programs are asked,
  // later. Journal: `preview.request`, `preview.response`.
  void get(const std::string& viewer, const std::string& thread, Show show);

 private:
  PreviewPage look(const std::string& thread);
  void answer(const std::string& thread, std::uint64_t request, const PreviewPage& page);

  aws::Environment& environment_;
  StandinRunner& runner_;
  AskPrograms programs_;
};

}  // namespace harness
