// The shape of a load: who writes how many mails, and when.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/scenario.h"
#include "harness/world/config.h"
#include "sim/random/random.h"

namespace harness {

// Adds the users and sites that the scenario's load steps need to its world.
void add_load(const Scenario& scenario, WorldConfig& world);

// One conversation of a load.
struct LoadSession {
  std::string user;    // the address
  std::string thread;  // the conversation's name
  // When each mail is to be written, from the step's beginning; in order.
  std::vector<sim::Duration> mails;
};

// The conversations of the load step number `index` (from 0) of a scenario.
std::vector<LoadSession> plan_load(const LoadStep& step, int index, sim::Random random);

// The text of mail number `mail` (from 0) of a conversation.
std::string load_text(const LoadSession& session, int mail);

}  // namespace harness
