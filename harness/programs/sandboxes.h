// Where a World's programs run: its folder, and the networks of its tasks.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/programs/aws_tls_endpoint.h"
#include "harness/programs/environment.h"
#include "harness/programs/program_host.h"
#include "harness/world/config.h"
#include "sim/http/server.h"
#include "sim/process/guarded_folder.h"
#include "sim/process/network.h"

namespace harness {

// What the containers of one task share; destroyed with the last of them.
struct TaskSandbox {
  std::unique_ptr<sim::TaskNetwork> network;  // null: the machine's own
  // In the task's network: the World on 127.0.0.1, and metadata on AWS's address.
  std::optional<sim::http::Server> world;
  std::optional<sim::http::Server> metadata;
  std::unique_ptr<sim::http::TlsTerminator> aws;  // null: none, or the one that all tasks share
  std::string address;
};

class Sandboxes {
 public:
  // The path in the World's URL below which a task asks the container agent where it has no network
  // of its own, and so no address for that.
  static constexpr const char* kMetadataPrefix = "/_backlot/task";
  // The path of a request behind that prefix, from its slash; "" for any other path, such as that
  // of the control API's list of tasks.
  static std::string_view metadata_path(std::string_view path);

  // `metadata` answers what containers ask their agent.
  Sandboxes(const WorldConfig& config, const ProgramHost& host,
            sim::http::Server::Handler metadata);

  // The sandbox of a container's task, made when it is first asked for. std::runtime_error if the
  // system refuses it.
  std::shared_ptr<TaskSandbox> of(const ecs::ContainerSpec& spec);

  // Makes the container's folder with the files it is to hold, and says where things are.
  // std::runtime_error if that fails.
  ContainerLayout prepare(const ecs::ContainerSpec& spec, const CommandConfig& command,
                          const TaskSandbox& task);
  // The path by which the simulator finds what programs see at the path `inside`.
  std::filesystem::path outside(const std::string& inside) const;
  void remove(const ecs::ContainerSpec& spec);

  // From now on containers find the program of this file in front of their PATH, by these names.
  void add_tool(const std::filesystem::path& file, const std::vector<std::string>& names);
  // From now on git in the containers takes URLs that begin with `base` for repositories in
  // git_folder().
  void set_git_base(std::string base) { git_base_ = std::move(base); }
  std::filesystem::path git_folder() const { return folder_.path() / "git"; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  // Where programs see the folder as well; "" if they do not.
  const std::string& mount_at() const { return mount_at_; }

 private:
  std::filesystem::path container_folder(const ecs::ContainerSpec& spec) const;
  std::string inside(const std::filesystem::path& path) const;
  void open_networks();
  Variables aws_tls_endpoint(const TaskSandbox& task) const;

  const ProgramHost host_;
  sim::http::Server::Handler metadata_;
  sim::GuardedFolder folder_;
  std::unique_ptr<sim::Networks> networks_;
  std::string mount_at_;
  std::string git_base_;                                  // "": there is no git host
  std::unique_ptr<AwsTlsEndpoint> aws_;                   // null: names of AWS lead to AWS
  std::unique_ptr<sim::http::TlsTerminator> shared_aws_;  // where tasks share the machine's network
  std::map<std::string, std::weak_ptr<TaskSandbox>> tasks_;  // by ARN
};

}  // namespace harness
