// The shape of a load: who writes how many mails, and when.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/scenario.h"
#include "harness/webordinary/config.h"
#include "sim/random/decisions.h"
#include "sim/random/random.h"

namespace harness {

struct LoadStep {
  int sessions = 10;
  int fewest = 0;  // of them, where that may be decided; 0: always as many
  int projects = 3;
  // How many containers the sessions share; 0 if each session has its own.
  int containers = 0;
  int mails_each = 4;
  sim::Duration over = std::chrono::hours{1};
  // All first mails come within this span; zero: spread over `over`.
  sim::Duration burst{};
  // Users wait for the answer to their last mail of a conversation before they write the next.
  bool patient = false;
};

// REQUIRES: the value has the shape of a load step.
LoadStep load_step_of(const Value& value);

bool has_load(const Scenario& scenario);
// Adds the users and sites that the scenario's load steps need.
void add_load(const Scenario& scenario, WebordinaryConfig& config);

// One conversation of a load.
struct LoadSession {
  std::string user;    // the address
  std::string thread;  // the conversation's name
  // When each mail is to be written, from the step's beginning; in order.
  std::vector<sim::Duration> mails;
};

// The conversations of the load step number `index` (from 0) of a scenario. Usually their mails are
// spread evenly over the time, and there are all of them.
std::vector<LoadSession> plan_load(const LoadStep& step, int index, sim::Decisions& decisions,
                                   sim::Random random);

// The text of mail number `mail` (from 0) of a conversation.
std::string load_text(const LoadSession& session, int mail);

}  // namespace harness
