// The pages that real programs serve to people, as a load balancer in front of them asks for them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "harness/programs/program_containers.h"
#include "sim/http/fetch.h"
#include "sim/http/loop.h"
#include "sim/time/scheduler.h"

namespace harness {

class PageFetcher {
 public:
  using Show = std::function<void(const sim::http::Response&)>;

  // How long a container may take, in the World's time. An Application Load Balancer waits 60 s by
  // default, and answers 504 then.
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-504-issues
  static constexpr sim::Duration kAnswerTimeout = std::chrono::seconds{60};

  PageFetcher(sim::http::Loop& loop, sim::Scheduler& scheduler,
              const ProgramContainers& containers);
  ~PageFetcher();
  PageFetcher(const PageFetcher&) = delete;
  PageFetcher& operator=(const PageFetcher&) = delete;

  // GETs `path` on the first port that a container's definition maps. Those with a CONTAINER_ID are
  // asked first, in the order of their starting, until one answers 200; if none does, the others
  // are, which stand for the last rule of a load balancer. `show` is called later, with a 200 or
  // the last answer of all, where a container that does not answer in time is a 504, or a 503 if
  // there is nobody who answers; never once this is destroyed.
  void get(const std::string& path, Show show);

 private:
  struct Fetching;
  void ask_next(std::uint64_t number);

  sim::http::Loop& loop_;
  sim::Scheduler& scheduler_;
  const ProgramContainers& containers_;
  std::uint64_t last_ = 0;
  std::map<std::uint64_t, std::unique_ptr<Fetching>> fetchings_;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace harness
