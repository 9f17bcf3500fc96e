#include "tests/planted/invariants.h"

#include <string_view>

#include "tests/planted/events.h"

namespace planted {
namespace {

using harness::Invariant;

class DoneOnce : public Invariant {
 public:
  explicit DoneOnce(const Deeds& deeds) : deeds_(deeds) {}
  const char* name() const override { return kDoneOnce; }
  const char* sentence() const override { return "what was asked for once is done once"; }
  void see(const sim::Event& event) override {
    if (event.kind != Done::kKind || deeds_.done.at(event.subject) < 2) return;
    violated(event.time, event.subject + " was done once more, by " + event.actor, {event.subject});
  }

 private:
  const Deeds& deeds_;
};

class AllDone : public Invariant {
 public:
  explicit AllDone(const Deeds& deeds) : deeds_(deeds) {}
  const char* name() const override { return kAllDone; }
  const char* sentence() const override { return "whatever was asked for is done in the end"; }
  void at_end(sim::Time now) override {
    for (const std::string& thing : deeds_.open()) {
      violated(now, thing + " was not done", {thing});
    }
  }

 private:
  const Deeds& deeds_;
};

class StaysDone : public Invariant {
 public:
  explicit StaysDone(const Deeds& deeds) : deeds_(deeds) {}
  const char* name() const override { return kStaysDone; }
  const char* sentence() const override { return "nobody is told that what was done will not be"; }
  void see(const sim::Event& event) override {
    if (event.kind != GivenUp::kKind || !deeds_.done.contains(event.subject)) return;
    violated(event.time, event.subject + " was given up by " + event.actor + ", and had been done",
             {event.subject});
  }

 private:
  const Deeds& deeds_;
};

class HeldByOne : public Invariant {
 public:
  const char* name() const override { return kHeldByOne; }
  const char* sentence() const override {
    return "what one worker may do at a time is not begun by another before it ends";
  }
  void see(const sim::Event& event) override {
    if (const auto* left = event.as<Left>()) {
      holders_[event.subject].erase(std::string(left->by));
    } else if (const auto* entered = event.as<Entered>()) {
      see_entered(event, std::string(entered->by));
    }
  }

 private:
  void see_entered(const sim::Event& event, const std::string& by) {
    std::set<std::string>& holders = holders_[event.subject];
    holders.insert(by);
    if (holders.size() < 2) return;
    violated(event.time, event.subject + " is held by " + std::to_string(holders.size()),
             {event.subject});
  }

  std::map<std::string, std::set<std::string>> holders_;  // by the thing
};

}  // namespace

std::vector<std::string> Deeds::open() const {
  std::vector<std::string> things;
  for (const std::string& thing : asked) {
    if (!done.contains(thing)) things.push_back(thing);
  }
  return things;
}

std::vector<std::unique_ptr<Invariant>> invariants(const Deeds& deeds) {
  std::vector<std::unique_ptr<Invariant>> all;
  all.push_back(std::make_unique<DoneOnce>(deeds));
  all.push_back(std::make_unique<AllDone>(deeds));
  all.push_back(std::make_unique<StaysDone>(deeds));
  all.push_back(std::make_unique<HeldByOne>());
  return all;
}

}  // namespace planted
