// What a world file says, typed. Reading it from YAML is harness/scenario's work.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/claude/script.h"
#include "sim/random/distribution.h"
#include "sim/time/time.h"

namespace harness {

// One AWS call that sets a world up: `dynamodb.CreateTable` with its input as JSON.
struct SetupCall {
  std::string service;    // `dynamodb`
  std::string operation;  // `CreateTable`
  std::string input;      // the text of a JSON object
};

// What runs when a task names an image. Exactly one of the members is set.
struct ImageConfig {
  std::optional<std::string> standin;  // `hermes`, `edit-container`
};

// One person who writes mail.
struct UserConfig {
  std::string email;
  std::string client;
  std::string project;
  std::string user;
};

// One site on the git host: a repository `{client}/{project}` with a first commit of these files.
struct SiteConfig {
  std::string client;
  std::string project;
  std::map<std::string, std::string> files;
};

enum class QueuesPer { kContainer, kSession };

struct WorldConfig {
  std::string name = "empty";
  std::string path;  // of the file; "" if there is none
  std::string text;  // of the file, kept in journals so that a take can be played again
  std::string account = "000000000000";
  std::string region = "us-east-1";
  // How long a call of a stand-in takes to reach a service.
  sim::Distribution latency =
      sim::Distribution::uniform(std::chrono::milliseconds{2}, std::chrono::milliseconds{8});
  sim::Distribution cold_start =
      sim::Distribution::uniform(std::chrono::seconds{30}, std::chrono::seconds{60});
  QueuesPer queues_per = QueuesPer::kContainer;
  // Domains whose mail the world receives; mail to others stays in the mailbox.
  std::vector<std::string> mail_domains = {};
  bool ses_sandbox = false;
  std::map<std::string, ImageConfig> images = {};
  std::vector<UserConfig> users = {};
  std::vector<SiteConfig> sites = {};
  std::vector<claude::Rule> claude = {};
  std::vector<SetupCall> setup = {};
};

}  // namespace harness
