// Scenario and world files that tests write, and what the reader says about them.
#pragma once

#include <fstream>
#include <string>

#include "harness/scenario/read.h"
#include "sim/store/temp_dir.h"
#include "tests/harness/webordinary/platforms.h"

namespace tests {

// A world with two users and a site, enough for references.
inline constexpr char kSmallWorld[] = R"(world: small
mail: {domains: [edit.acme.test]}
images:
  acme/hermes: {standin: hermes}
users:
  - {email: jo@acme.test, client: acme, project: site}
  - {email: kim@acme.test, client: acme, project: site}
sites:
  - {client: acme, project: site}
claude:
  - {name: slow, when: slow, takes: 5m}
)";

class Files {
 public:
  Files() { write("world.yaml", kSmallWorld); }

  std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name)) << text;
    return path(name);
  }

  harness::Scenario scenario(const std::string& text) const {
    return harness::read_scenario(write("a.yaml", text), platforms());
  }
  harness::WorldConfig world(const std::string& text) const {
    return harness::read_world(write("world.yaml", text), platforms());
  }

  // What is wrong with such a file, without the folder's name; "" if nothing is.
  std::string errors_of_scenario(const std::string& text) const {
    return errors([&] { scenario(text); });
  }
  std::string errors_of_world(const std::string& text) const {
    return errors([&] { world(text); });
  }

 private:
  template <class F>
  std::string errors(F&& read) const {
    try {
      read();
      return {};
    } catch (const harness::FileErrors& error) {
      std::string text = error.what();
      const std::string folder = folder_.path().string() + "/";
      for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
        text.erase(at, folder.size());
      }
      return text;
    }
  }

  sim::TempDir folder_;
};

}  // namespace tests
