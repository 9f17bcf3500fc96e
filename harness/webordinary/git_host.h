// The world's git host, with one repository a site, and the containers' persistent workspaces.
//
// A workspace outlives the tasks of its container, as a folder on EFS does.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "harness/webordinary/config.h"
#include "sim/git/origin.h"
#include "sim/git/workspace.h"
#include "sim/time/scheduler.h"

namespace harness {

class GitHost {
 public:
  explicit GitHost(const sim::Scheduler& scheduler) : scheduler_(scheduler) {}

  // What the URL of every site's repository begins with.
  static constexpr std::string_view kBase = "https://git.backlot.test/";

  // Keeps the repositories of sites that are added from now on in `folder`, as git's own tools have
  // them: a site's is where its address has it, with `folder` in place of kBase. Programs may clone
  // from them and push to them.
  void keep_in(std::filesystem::path folder) { folder_ = std::move(folder); }

  // The URL of a site's repository, as containers have it in REPO_URL.
  static std::string url(std::string_view client, std::string_view project);

  // Makes the repository of a site; nothing happens if it exists.
  void add(const SiteConfig& site);
  // Null if there is no repository behind `url`.
  sim::git::Origin* find(std::string_view url);
  // The workspace of a container, cloned from `url` when it is first asked for.
  // std::invalid_argument if there is no such repository.
  sim::git::Workspace& workspace(const std::string& container_id, std::string_view url);

  // Gives the folder in which real programs keep the workspace of a container; "" if none has one.
  using Locate = std::function<std::filesystem::path(const std::string& container_id)>;
  void find_workspaces_with(Locate locate) { locate_ = std::move(locate); }

  const std::map<std::string, sim::git::Origin>& sites() const { return sites_; }
  // The workspace of a container as it is now, for reading; null if there is none. What is in
  // memory belongs to the GitHost.
  std::shared_ptr<const sim::git::Repository> find_workspace(const std::string& container_id) const;

 private:
  const sim::Scheduler& scheduler_;
  std::filesystem::path folder_;  // "": in memory
  Locate locate_;
  std::map<std::string, sim::git::Origin> sites_;                           // by URL
  std::map<std::string, std::unique_ptr<sim::git::Workspace>> workspaces_;  // by container id
};

}  // namespace harness
