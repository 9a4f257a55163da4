//! `xtask guard -- program args…`: runs a program, and ends it with everything it started when standard input closes.
//!
//! Every child of xtask runs under a guard that holds the reading end of a pipe. However xtask ends (Ctrl+C, SIGTERM, a
//! crash, `kill -9`), the system closes the pipe, so nothing is left behind. Not `PR_SET_PDEATHSIG`: that one is Linux
//! only, and reaches the child but not the child's children.

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use std::io::{ErrorKind, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The hidden command's name.
pub const COMMAND: &str = "guard";

/// How long a program may take to end by itself before it is killed.
const PATIENCE: Duration = Duration::from_secs(8);

/// Runs `args` (program first) until it ends or standard input closes.
pub fn run(args: &[String]) -> ExitCode {
    // So that `killall -9 xtask` ends xtask and leaves its guards to do their work. Linux only, and only a nicety.
    let _ = fs::write("/proc/self/comm", "tool-guard");

    let Some((program, args)) = args.split_first() else {
        eprintln!("guard: no program given");
        return ExitCode::from(2);
    };
    // A process group of its own: so that it can be ended as a whole, whatever it has started.
    let child = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .process_group(0)
        .spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => {
            eprintln!("{program}: {error}");
            return ExitCode::from(127);
        }
    };
    let group = Pid::from_raw(child.id() as i32);

    // Whoever ends the guard means the program.
    let _ = ctrlc::set_handler(move || {
        let _ = killpg(group, Signal::SIGTERM);
    });
    thread::spawn(move || {
        wait_for_end_of_input();
        let _ = killpg(group, Signal::SIGTERM);
        thread::sleep(PATIENCE);
        let _ = killpg(group, Signal::SIGKILL);
    });

    let status = child.wait();
    end_group(group);
    match status {
        Ok(status) => ExitCode::from(status.code().unwrap_or(128 + status.signal().unwrap_or(0)) as u8),
        Err(error) => {
            eprintln!("{program}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wait_for_end_of_input() {
    let mut sink = [0; 64];
    loop {
        match std::io::stdin().read(&mut sink) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

/// Ends what the program started and left running: a browser's driver, a compiler that was not waited for.
fn end_group(group: Pid) {
    let _ = killpg(group, Signal::SIGTERM);
    let asked = Instant::now();
    // The null signal tells whether anyone is left.
    while killpg(group, None).is_ok() {
        if asked.elapsed() > PATIENCE {
            let _ = killpg(group, Signal::SIGKILL);
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
}
